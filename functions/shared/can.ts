import { own } from "./own.ts";
import { hasRole, type Principal } from "./principal.ts";
import { refuse } from "./refusal.ts";

/** What a permission looks at; a resource names only what the question needs. */
export interface Resource {
  organisationId?: string;
  /** The person the resource belongs to: reviewer, claimant. */
  personId?: string;
  /** Who proposed or prepared what is to be decided. */
  proposedBy?: readonly string[];
  /** The group whose word a step of a chain asks for. */
  role?: string;
  /** Who works on an application, by the id of the person. */
  members?: Readonly<Record<string, string>>;
  /** People whom the resource itself names: deputies of a step, readers of a draft. */
  named?: readonly Named[];
}

/** A person known by the subject of their token or by their address. */
export interface Named {
  sub?: string;
  email?: string;
}

export function isNamed(p: Pick<Principal, "id" | "email">, named: readonly Named[] = []): boolean {
  return named.some(
    ({ sub, email }) =>
      (sub !== undefined && p.id === `person_${sub.toLowerCase()}`) ||
      (email !== undefined && p.email.toLowerCase() === email.toLowerCase()),
  );
}

const ownsOrganisation = (p: Principal, r: Resource) =>
  p.organisation !== undefined && p.organisation === r.organisationId;
const isMember = (p: Principal, r: Resource, ...roles: readonly string[]) =>
  roles.includes(own(r.members ?? {}, p.id) ?? "");
const isPerson = (p: Principal, r: Resource) => r.personId === p.id;
const holdsRole = (p: Principal, r: Resource) => r.role !== undefined && p.groups.includes(r.role);
const isUninvolved = (p: Principal, r: Resource) =>
  !(r.proposedBy ?? []).includes(p.id) && !ownsOrganisation(p, r);

/**
 * Who may do what to which resource: the only such table. Routes admit roles; this decides on the thing itself.
 * Nobody, an administrator included, decides on their own proposal, organisation or claim.
 */
export const permissions = {
  /** Staff whom a call names as managers of lots see those; everybody else of the staff sees them all. */
  "lots.readAll": (p, r) => hasRole(p, "admin") || (hasRole(p, "staff") && !isNamed(p, r.named)),
  "lots.readOwn": (p, r) => hasRole(p, "staff", "admin") && isNamed(p, r.named),
  "application.create": (p, r) => hasRole(p, "applicant") && ownsOrganisation(p, r),
  "application.write": (p, r) => hasRole(p, "applicant") && isMember(p, r, "owner", "editor"),
  "application.read": (p, r) =>
    hasRole(p, "staff", "admin") ||
    ownsOrganisation(p, r) ||
    isMember(p, r, "owner", "editor", "reader", "signatory"),
  "application.withdraw": (p, r) => hasRole(p, "applicant") && isMember(p, r, "owner"),
  "application.sign": (p, r) => hasRole(p, "applicant") && isMember(p, r, "signatory"),
  "application.manageMembers": (p, r) => hasRole(p, "admin") || isMember(p, r, "owner"),
  "screening.override": (p, r) => hasRole(p, "staff", "admin") && !ownsOrganisation(p, r),
  "screening.confirmOverride": (p, r) => hasRole(p, "staff", "admin") && isUninvolved(p, r),
  "points.give": (p, r) => hasRole(p, "staff", "admin") && !ownsOrganisation(p, r),
  "points.confirm": (p, r) => hasRole(p, "staff", "admin") && isUninvolved(p, r),
  "assignment.answer": (p, r) => hasRole(p, "reviewer") && isPerson(p, r),
  "review.write": (p, r) => hasRole(p, "reviewer") && isPerson(p, r) && !ownsOrganisation(p, r),
  /** Reviewers of the same application take part, one of them as rapporteur. */
  "consensus.read": (p, r) =>
    hasRole(p, "reviewer") && isMember(p, r, "rapporteur", "reviewer") && !ownsOrganisation(p, r),
  "consensus.draft": (p, r) =>
    hasRole(p, "reviewer") && isMember(p, r, "rapporteur") && !ownsOrganisation(p, r),
  "consensus.answer": (p, r) =>
    hasRole(p, "reviewer") && isMember(p, r, "reviewer") && !ownsOrganisation(p, r),
  "approval.decide": (p, r) =>
    hasRole(p, "approver") && (holdsRole(p, r) || isNamed(p, r.named)) && isUninvolved(p, r),
  /** An observer reads the chains that name them, and no others. */
  "approval.read": (p, r) => hasRole(p, "approver", "staff", "admin") || isNamed(p, r.named),
  "approval.comment": (p, r) => isNamed(p, r.named),
  "approval.takeBack": (p) => hasRole(p, "staff", "admin"),
  "objection.file": (p, r) => hasRole(p, "applicant") && isMember(p, r, "owner", "editor"),
  "objection.decide": (p, r) => hasRole(p, "staff", "admin") && isUninvolved(p, r),
  /** What a lot's figures say is for the staff and for who manages the lot, known by their address. */
  "numbers.read": (p, r) => hasRole(p, "staff", "admin") || (hasRole(p, "observer") && isNamed(p, r.named)),
  /** Who objects, and staff who had no part in what is objected to. */
  "objection.readPapers": (p, r) =>
    (hasRole(p, "applicant") && isMember(p, r, "owner", "editor", "reader", "signatory")) ||
    (hasRole(p, "staff", "admin") && isUninvolved(p, r)),
  "participation.answer": (p, r) => hasRole(p, "applicant") && ownsOrganisation(p, r),
  "participation.manage": (p, r) =>
    hasRole(p, "staff", "admin") || (hasRole(p, "applicant") && ownsOrganisation(p, r)),
  "host.act": (p, r) => hasRole(p, "staff", "admin") || (hasRole(p, "host") && isNamed(p, r.named)),
  /** Only who speaks for an activity travels for it. */
  "host.travel": (p, r) => hasRole(p, "host") && isNamed(p, r.named) && p.organisation !== undefined,
  "participation.read": (p, r) => hasRole(p, "staff", "admin", "finance") || ownsOrganisation(p, r),
  "deliverable.decide": (p, r) => hasRole(p, "staff", "admin") && isUninvolved(p, r),
  /** Experts of a review session are named by their address; so are the coordinator and the parties of a network. */
  "exchange.review": (p, r) =>
    hasRole(p, "staff", "admin") || (hasRole(p, "reviewer") && isNamed(p, r.named)),
  "network.read": (p, r) => hasRole(p, "staff", "admin") || (hasRole(p, "observer") && isNamed(p, r.named)),
  /** A consultation, a standing group, a meeting names who may read it, and answer (F93, F115). */
  "cooperation.read": (p, r) =>
    hasRole(p, "staff", "admin") || (hasRole(p, "observer") && isNamed(p, r.named)),
  "cooperation.answer": (p, r) => hasRole(p, "observer") && isNamed(p, r.named),
  /** A juror is named by the contest, and judges nothing of the own organisation; who judged does not also give the prize. */
  "contest.judge": (p, r) => hasRole(p, "reviewer") && isNamed(p, r.named) && !ownsOrganisation(p, r),
  "contest.award": (p, r) => hasRole(p, "staff", "admin") && isUninvolved(p, r),
  /** The parties of a consultation read its drafts while it lasts, the standing group among them (F115). */
  "draft.read": (p, r) => hasRole(p, "staff", "admin") || (hasRole(p, "observer") && isNamed(p, r.named)),
  "draft.comment": (p, r) => hasRole(p, "observer") && isNamed(p, r.named),
  /** A region reads what the programme lets it read of the municipalities of its network (F91). */
  "region.read": (p, r) => hasRole(p, "staff", "admin") || (hasRole(p, "observer") && isNamed(p, r.named)),
  "claim.write": (p, r) => isPerson(p, r) && ownsOrganisation(p, r),
  "claim.read": (p, r) => hasRole(p, "finance", "staff", "admin") || isPerson(p, r),
  "claim.decide": (p, r) => hasRole(p, "finance", "staff") && isUninvolved(p, r) && !isPerson(p, r),
  /** A letter of unknown fate may come twice when it is sent again: who proposed that does not also agree to it. */
  "letter.resend": (p, r) => hasRole(p, "staff", "admin") && isUninvolved(p, r),
  "account.confirm": (p, r) => hasRole(p, "finance") && isUninvolved(p, r),
  "batch.release": (p, r) => hasRole(p, "finance") && isUninvolved(p, r),
} as const satisfies Record<string, (principal: Principal, resource: Resource) => boolean>;

export type Action = keyof typeof permissions;

export function can(principal: Principal, action: Action, resource: Resource): boolean {
  return permissions[action](principal, resource);
}

/** Refuses unless the principal may; own interest is told apart from a missing right. */
export function ensureCan(principal: Principal, action: Action, resource: Resource): void {
  if (can(principal, action, resource)) return;
  const { proposedBy = [], personId: _person, ...unowned } = resource;
  const stranger = { ...principal, organisation: undefined };
  const own =
    proposedBy.includes(principal.id) ||
    ownsOrganisation(principal, resource) ||
    isPerson(principal, resource);
  const may = (thing: Resource) => can(stranger, action, thing);
  if (own && (may({ ...resource, proposedBy: [] }) || may(unowned))) refuse("OwnInterest", { action });
  refuse("NotPermitted", { action });
}
