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
}

const ownsOrganisation = (p: Principal, r: Resource) =>
  p.organisation !== undefined && p.organisation === r.organisationId;
const isPerson = (p: Principal, r: Resource) => r.personId === p.id;
const isUninvolved = (p: Principal, r: Resource) =>
  !(r.proposedBy ?? []).includes(p.id) && !ownsOrganisation(p, r);

/**
 * Who may do what to which resource: the only such table. Routes admit roles; this decides on the thing itself.
 * Nobody, an administrator included, decides on their own proposal, organisation or claim.
 */
export const permissions = {
  "application.write": (p, r) => hasRole(p, "applicant") && ownsOrganisation(p, r),
  "application.read": (p, r) => hasRole(p, "staff", "admin") || ownsOrganisation(p, r),
  "screening.override": (p, r) => hasRole(p, "staff", "admin") && isUninvolved(p, r),
  "assignment.answer": (p, r) => hasRole(p, "reviewer") && isPerson(p, r),
  "review.write": (p, r) => hasRole(p, "reviewer") && isPerson(p, r) && !ownsOrganisation(p, r),
  "approval.decide": (p, r) =>
    hasRole(p, "approver") && r.role !== undefined && p.groups.includes(r.role) && isUninvolved(p, r),
  "participation.answer": (p, r) => hasRole(p, "applicant") && ownsOrganisation(p, r),
  "participation.read": (p, r) => hasRole(p, "staff", "admin", "finance") || ownsOrganisation(p, r),
  "claim.write": (p, r) => isPerson(p, r) && ownsOrganisation(p, r),
  "claim.read": (p, r) => hasRole(p, "finance", "staff", "admin") || isPerson(p, r),
  "claim.decide": (p, r) => hasRole(p, "finance", "staff") && isUninvolved(p, r) && !isPerson(p, r),
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
