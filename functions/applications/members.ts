import type { Application, ApplicationContent } from "../../schemas/application.ts";
import type { PersonId } from "../../schemas/ids.ts";
import type { Member, MemberRole } from "../../schemas/membership.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";

/** Whoever starts an application owns it; their name is known where they are its contact. */
export function firstOwner({ contact }: ApplicationContent, principal: Principal, at: string): Member {
  const isContact = contact.email.toLowerCase() === principal.email.toLowerCase();
  return {
    personId: principal.id,
    name: isContact ? contact.name : principal.email,
    email: principal.email,
    language: contact.language,
    role: "owner",
    since: at,
  };
}

/** The members with somebody in another role. Refuses where nobody would own the application any more. */
export function withRole(members: readonly Member[], personId: PersonId, role: MemberRole): Member[] {
  memberIn(members, personId);
  return owned(members.map((member) => (member.personId === personId ? { ...member, role } : member)));
}

/** The members without somebody. The last owner cannot leave, nor be removed. */
export function without(members: readonly Member[], personId: PersonId): Member[] {
  memberIn(members, personId);
  return owned(members.filter((member) => member.personId !== personId));
}

export function memberIn(members: readonly Member[], personId: PersonId): Member {
  return members.find((member) => member.personId === personId) ?? refuse("NotFound", { id: personId });
}

function owned(members: Member[]): Member[] {
  return members.some(({ role }) => role === "owner") ? members : refuse("LastOwner");
}

/** What rights look at: whose application it is, and who works on it in which role. */
export function membership({ organisationId, members }: Application) {
  return {
    organisationId,
    members: Object.fromEntries(members.map(({ personId, role }): [string, MemberRole] => [personId, role])),
  };
}
