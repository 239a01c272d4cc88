import { describe, expect, test } from "vitest";
import { type Action, can, ensureCan, permissions, type Resource } from "../../../functions/shared/can.ts";
import { isRefusal } from "../../../functions/shared/refusal.ts";
import { OrganisationId } from "../../../schemas/ids.ts";
import { Role } from "../../../schemas/roles.ts";
import { principal } from "../../support/builders.ts";

const organisationId = OrganisationId.parse("org_kalmar");
const own = { organisationId };
const ownedByEva = { ...own, members: { person_eva: "owner" } };
const mine = { personId: "person_eva" };

/** For each action: a resource that suits it, and the roles that may then act on it, from outside its organisation. */
const strangers: Record<Action, [resource: Resource, roles: Role[]]> = {
  "lots.readAll": [{ named: [{ email: "karin@example.org" }] }, ["staff", "admin"]],
  "lots.readOwn": [{ named: [{ email: "eva@example.org" }] }, ["staff", "admin"]],
  "application.create": [own, []],
  "application.write": [ownedByEva, ["applicant"]],
  "application.read": [own, ["staff", "admin"]],
  "application.withdraw": [ownedByEva, ["applicant"]],
  "application.sign": [{ members: { person_eva: "signatory" } }, ["applicant"]],
  "application.manageMembers": [own, ["admin"]],
  "screening.override": [own, ["staff", "admin"]],
  "screening.confirmOverride": [{ ...own, proposedBy: ["person_anna"] }, ["staff", "admin"]],
  "points.give": [own, ["staff", "admin"]],
  "points.confirm": [{ ...own, proposedBy: ["person_anna"] }, ["staff", "admin"]],
  "assignment.answer": [mine, ["reviewer"]],
  "review.write": [{ ...mine, ...own }, ["reviewer"]],
  "consensus.read": [{ ...own, members: { person_eva: "reviewer" } }, ["reviewer"]],
  "consensus.draft": [{ ...own, members: { person_eva: "rapporteur" } }, ["reviewer"]],
  "consensus.answer": [{ ...own, members: { person_eva: "reviewer" } }, ["reviewer"]],
  "approval.decide": [{ role: "approver", proposedBy: ["person_anna"] }, ["approver"]],
  "approval.read": [{ named: [{ email: "karin@example.org" }] }, ["staff", "approver", "admin"]],
  "approval.comment": [{ named: [{ sub: "karin", email: "karin@example.org" }] }, []],
  "approval.takeBack": [{}, ["staff", "admin"]],
  "objection.file": [ownedByEva, ["applicant"]],
  "objection.decide": [{ ...own, proposedBy: ["person_anna"] }, ["staff", "admin"]],
  "numbers.read": [{ named: [{ email: "eva@example.org" }] }, ["staff", "observer", "admin"]],
  "objection.readPapers": [{ ...own, proposedBy: ["person_anna"] }, ["staff", "admin"]],
  "participation.answer": [own, []],
  "participation.manage": [own, ["staff", "admin"]],
  "host.act": [{ named: [{ email: "eva@example.org" }] }, ["staff", "host", "admin"]],
  "host.travel": [{ named: [{ email: "eva@example.org" }] }, []],
  "participation.read": [own, ["staff", "finance", "admin"]],
  "deliverable.decide": [{ ...own, proposedBy: ["person_anna"] }, ["staff", "admin"]],
  "exchange.review": [{ named: [{ email: "eva@example.org" }] }, ["staff", "reviewer", "admin"]],
  "network.read": [{ named: [{ email: "eva@example.org" }] }, ["staff", "observer", "admin"]],
  "cooperation.read": [{ named: [{ email: "eva@example.org" }] }, ["staff", "observer", "admin"]],
  "cooperation.answer": [{ named: [{ email: "eva@example.org" }] }, ["observer"]],
  "contest.judge": [{ ...own, named: [{ email: "eva@example.org" }] }, ["reviewer"]],
  "contest.award": [{ ...own, proposedBy: ["person_anna"] }, ["staff", "admin"]],
  "draft.read": [{ named: [{ email: "eva@example.org" }] }, ["staff", "observer", "admin"]],
  "draft.comment": [{ named: [{ email: "eva@example.org" }] }, ["observer"]],
  "region.read": [{ named: [{ email: "eva@example.org" }] }, ["staff", "observer", "admin"]],
  "claim.write": [{ ...mine, ...own }, []],
  "claim.read": [{ personId: "person_other" }, ["staff", "finance", "admin"]],
  "claim.decide": [{ personId: "person_other", ...own }, ["staff", "finance"]],
  "letter.resend": [{ proposedBy: ["person_anna"] }, ["staff", "admin"]],
  "account.confirm": [{ ...own, proposedBy: ["person_anna"] }, ["finance"]],
  "batch.release": [{ proposedBy: ["person_anna"] }, ["finance"]],
};
const actions = Object.entries(strangers);

function verdict(act: () => void): string {
  try {
    act();
    return "permitted";
  } catch (refusal) {
    return isRefusal(refusal) ? refusal.code : "Unexpected";
  }
}

describe.each(Object.keys(permissions))("%s", (name) => {
  const found = actions.find(([action]) => action === name);
  test.each(Role.options)("by a stranger who is %s", (role) => {
    const [resource, roles] = found?.[1] ?? [{}, []];
    const who = principal("eva", [role]);
    const permitted = Object.entries(permissions).some(
      ([action, rule]) => action === name && rule(who, resource),
    );
    expect(permitted).toBe(roles.includes(role));
  });
});

describe("nobody, an administrator included, decides on their own", () => {
  const everything = principal("eva", [...Role.options], "org_kalmar");
  const interests: [what: string, action: Action, resource: Resource][] = [
    ["organisation's screening", "screening.override", own],
    ["proposed override", "screening.confirmOverride", { proposedBy: ["person_eva"] }],
    ["organisation's points", "points.give", own],
    ["proposed points", "points.confirm", { ...own, proposedBy: ["person_eva"] }],
    ["organisation's review", "review.write", { ...mine, ...own }],
    ["organisation's objection", "objection.decide", own],
    ["part in what an objection's papers are about", "objection.readPapers", { proposedBy: ["person_eva"] }],
    ["part in what is objected to", "objection.decide", { proposedBy: ["person_eva"] }],
    ["organisation's consensus", "consensus.draft", { ...own, members: { person_eva: "rapporteur" } }],
    ["proposal", "approval.decide", { role: "approver", proposedBy: ["person_eva"] }],
    [
      "earlier word in a chain",
      "approval.decide",
      { role: "approver", proposedBy: ["person_anna", "person_eva"] },
    ],
    ["organisation's entry", "contest.judge", { ...own, named: [{ email: "eva@example.org" }] }],
    ["judgement in a contest", "contest.award", { proposedBy: ["person_eva"] }],
    ["claim", "claim.decide", { personId: "person_eva", proposedBy: ["person_eva"] }],
    ["claim, also when nobody says who proposed it", "claim.decide", mine],
    ["organisation's claim", "claim.decide", { personId: "person_other", ...own }],
    ["proposal to send a letter again", "letter.resend", { proposedBy: ["person_eva"] }],
    ["change of bank details", "account.confirm", { proposedBy: ["person_eva"] }],
    ["organisation's bank details", "account.confirm", own],
    ["batch", "batch.release", { proposedBy: ["person_eva"] }],
  ];
  test.each(interests)("%s", (_what, action, resource) => {
    expect(can(everything, action, resource)).toBe(false);
    expect(verdict(() => ensureCan(everything, action, resource))).toBe("OwnInterest");
  });

  test.each(interests)("%s, but without the role it is a missing right", (_what, action, resource) => {
    const applicant = principal("eva", ["applicant"], "org_kalmar");
    expect(verdict(() => ensureCan(applicant, action, resource))).toBe("NotPermitted");
  });
});

test("an organisation starts its own applications and no other's", () => {
  const eva = principal("eva", ["applicant"], "org_kalmar");
  expect(can(eva, "application.create", own)).toBe(true);
  expect(can(eva, "application.create", { organisationId: "org_umea" })).toBe(false);
  expect(can(principal("eva", ["applicant"]), "application.create", {})).toBe(false);
});

test.each([
  ["owner", ["write", "read", "withdraw", "manageMembers"]],
  ["editor", ["write", "read"]],
  ["reader", ["read"]],
  ["signatory", ["read", "sign"]],
  ["nobody", []],
] as const)("who is %s of an application may %j, wherever they are employed", (role, may) => {
  const ulf = principal("ulf", ["applicant"], "org_umea");
  const members: Record<string, string> = role === "nobody" ? {} : { person_ulf: role };
  const resource = { ...own, members };
  const acts = ["write", "read", "withdraw", "sign", "manageMembers"] as const;
  expect(acts.filter((act) => can(ulf, `application.${act}`, resource)).toSorted()).toEqual(
    [...may].toSorted(),
  );
});

test("a colleague who was not invited reads what their organisation writes, and changes nothing", () => {
  const ida = principal("ida", ["applicant"], "org_kalmar");
  expect(can(ida, "application.read", ownedByEva)).toBe(true);
  expect(can(ida, "application.write", ownedByEva)).toBe(false);
});

test("a step of a chain asks for its own group, not for any approver", () => {
  const director = principal("eva", ["approver", "director"]);
  expect(can(director, "approval.decide", { role: "director" })).toBe(true);
  expect(can(director, "approval.decide", { role: "head" })).toBe(false);
  expect(can(director, "approval.decide", {})).toBe(false);
});

test("a deputy stands in by name or by address, with an approver's role and in nothing of their own", () => {
  const eva = principal("eva", ["approver"]);
  for (const named of [[{ sub: "Eva" }], [{ email: "EVA@example.org" }]]) {
    expect(can(eva, "approval.decide", { role: "head", named })).toBe(true);
    expect(can(principal("eva", ["staff"]), "approval.decide", { role: "head", named })).toBe(false);
    expect(
      verdict(() => ensureCan(eva, "approval.decide", { role: "head", named, proposedBy: [eva.id] })),
    ).toBe("OwnInterest");
  }
  expect(can({ ...eva, email: "" }, "approval.decide", { role: "head", named: [{ sub: "karin" }] })).toBe(
    false,
  );
});
