import type { Application } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { PersonId } from "../../schemas/ids.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Invitation, InvitationRequest, Member, MemberRole } from "../../schemas/membership.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together } from "../shared/change.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import { signingKey } from "../shared/signing-key.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { daysLater } from "../shared/zone.ts";
import { invitationId, invitationNamedBy, tokenFor } from "./invitations.ts";
import { memberIn, without, withRole } from "./members.ts";

export interface MemberDeps {
  table: Table;
  calls: Store<Call>;
  applications: Store<Application>;
  invitations: Store<Invitation>;
  letters: Store<Letter>;
}

/** So many days an invitation can be accepted. */
const validDays = 14;

/** Invites by e-mail. The letter holds the code; it is worth nothing without a login of the address it went to. */
export const inviteMember =
  ({ table, calls, invitations, letters }: MemberDeps) =>
  async (
    application: Stored<Application>,
    request: InvitationRequest,
    principal: Principal,
    by: Author,
  ): Promise<Change<Stored<Invitation>>> => {
    const { id, callId, content, members } = application;
    const email = request.email.toLowerCase();
    if (members.some((member) => member.email.toLowerCase() === email)) refuse("AlreadyExists", { email });
    const call = await calls.get(callId);
    const invitation: Invitation = {
      ...request,
      id: invitationId(id, email, by.at),
      callId,
      applicationId: id,
      invitedBy: principal.id,
      invitedAt: by.at,
      expiresAt: daysLater(by.at, validDays, call.content.window.zone),
      state: "pending",
    };
    const facts = {
      ...titled(call),
      organisation: content.organisation.name,
      invitedBy: members.find(({ personId }) => personId === principal.id)?.name ?? call.content.contact.name,
      role: request.role,
      token: tokenFor(await signingKey(table, "invitations"), invitation.id),
      expiresAt: invitation.expiresAt,
    };
    return together(
      invitations.created(invitation, "invite", by),
      queued(letters, "member-invited", { callId, subjectId: invitation.id, to: request, facts }, by),
    );
  };

/** Accepts once, in time, by somebody whose login has the address that was invited. */
export const acceptInvitation =
  ({ table, calls, applications, invitations, letters }: MemberDeps) =>
  async (token: string, principal: Principal, by: Author): Promise<Change<Stored<Application>>> => {
    const invitation = await invitations.get(
      invitationNamedBy(await signingKey(table, "invitations"), token),
    );
    if (invitation.email.toLowerCase() !== principal.email.toLowerCase()) refuse("NotPermitted");
    if (invitation.state !== "pending" || by.at > invitation.expiresAt)
      return refuse("InvitationEnded", { state: invitation.state, expiresAt: invitation.expiresAt });
    const application = await applications.get(invitation.applicationId);
    const { name, email, language, role } = invitation;
    const member: Member = { personId: principal.id, name, email, language, role, since: by.at };
    const members = application.members.filter(({ personId }) => personId !== principal.id);
    const call = await calls.get(application.callId);
    const facts = {
      ...titled(call),
      organisation: application.content.organisation.name,
      member: name,
      role,
    };
    const { content } = application;
    const letter = { callId: call.id, subjectId: invitation.id, to: content.contact, facts };
    return together(
      applications.changed(application, { ...application, members: [...members, member] }, "join", by, {
        details: { invitation: invitation.id, role },
      }),
      invitations.changed(
        invitation,
        { ...invitation, state: "accepted", acceptedBy: principal.id, acceptedAt: by.at },
        "accept",
        by,
      ).writes,
      queued(letters, "member-joined", letter, by),
    );
  };

export const revokeInvitation =
  ({ invitations }: Pick<MemberDeps, "invitations">) =>
  async (invitation: Stored<Invitation>, by: Author): Promise<Change<Stored<Invitation>>> => {
    if (invitation.state !== "pending") return refuse("InvitationEnded", { state: invitation.state });
    return invitations.changed(
      invitation,
      { ...invitation, state: "revoked", revokedAt: by.at },
      "revoke",
      by,
    );
  };

/** Gives somebody another role, or, without a role, lets them go; they are told. */
export const changeMember =
  ({ calls, applications, letters }: MemberDeps) =>
  async (
    application: Stored<Application>,
    personId: PersonId,
    role: MemberRole | undefined,
    by: Author,
  ): Promise<Change<Stored<Application>>> => {
    const member = memberIn(application.members, personId);
    const members =
      role === undefined
        ? without(application.members, personId)
        : withRole(application.members, personId, role);
    const call = await calls.get(application.callId);
    const facts = {
      ...titled(call),
      organisation: application.content.organisation.name,
      role: role ?? ("none" as const),
    };
    const letter = { callId: call.id, subjectId: application.id, to: member, due: by.at, facts };
    return together(
      applications.changed(
        application,
        { ...application, members },
        role ? "changeRole" : "removeMember",
        by,
        {
          details: { personId, role: role ?? "none" },
        },
      ),
      queued(letters, "member-changed", letter, by),
    );
  };
