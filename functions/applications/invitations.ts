import { type ApplicationId, InvitationId, type PersonId } from "../../schemas/ids.ts";
import { Invitation } from "../../schemas/membership.ts";
import { naturalKey } from "../shared/canonical.ts";
import { refuse } from "../shared/refusal.ts";
import { isSignatureOf, signature } from "../shared/signing-key.ts";
import { type Access, entityStore, type Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

export function invitationStore(table: Table): Store<Invitation> {
  return entityStore(table, {
    type: "invitation",
    schema: Invitation,
    audited: true,
    listed: (invitation) => ({
      gsi1: {
        partition: invitationsOf(invitation.applicationId).key,
        sort: `${invitation.invitedAt}#${invitation.id}`,
      },
      gsi3: { partition: `${invitation.callId}#invitation`, sort: invitation.id },
      ...(invitation.state === "accepted"
        ? { gsi2: { partition: acceptedBy(invitation.acceptedBy).key, sort: invitation.applicationId } }
        : {}),
    }),
  });
}

export function invitationsOf(applicationId: ApplicationId): Access {
  return { index: "gsi1", key: `${applicationId}#invitation` };
}

/** The invitations that somebody accepted: how applications of other organisations are found again. */
export function acceptedBy(personId: PersonId): Access {
  return { index: "gsi2", key: `${personId}#invitation` };
}

/** Whom it is for, to which application, and when: the same person can be invited again later. */
export function invitationId(applicationId: ApplicationId, email: string, at: string): InvitationId {
  return InvitationId.parse(`invitation_${naturalKey(applicationId, email.toLowerCase(), at)}`);
}

/** The code of the letter: it names the invitation, and only we can have written it. */
export function tokenFor(secret: string, id: InvitationId): string {
  return `${id}.${signature(secret, id)}`;
}

export function invitationNamedBy(secret: string, token: string): string {
  const [id = "", given = ""] = token.split(".");
  return isSignatureOf(secret, id, given) ? id : refuse("TokenInvalid");
}
