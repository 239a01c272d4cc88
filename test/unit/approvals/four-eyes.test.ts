import fc from "fast-check";
import { expect, test } from "vitest";
import { involved, stepAwaited, withVerdict } from "../../../functions/approvals/chain.ts";
import { can, type Resource } from "../../../functions/shared/can.ts";
import { Approval } from "../../../schemas/approval.ts";
import { principal } from "../../support/builders.ts";

const roles = ["staff", "approver", "finance", "reviewer", "admin", "head", "director"] as const;
const names = ["anna", "bo", "cecilia", "dag"] as const;
const orgs = [undefined, "org_kalmar", "org_lund"] as const;
const label = { en: "Step", sv: "Steg" };
const steps = ["head", "director"].map((role) => ({
  kind: "decision",
  role,
  label,
  email: `${role}@example.org`,
  deputies: [],
  dueDays: 7,
}));

const people = fc.record({
  hats: fc.array(fc.uniqueArray(fc.constantFrom(...roles), { minLength: 3 }), { minLength: 4, maxLength: 4 }),
  from: fc.array(fc.constantFrom(...orgs), { minLength: 4, maxLength: 4 }),
});
const deciding = ["propose", "approve", "approve", "score", "screen", "confirm", "answer"] as const;
const agreeing = ["score", "score", "draft", "draft", "agree", "agree", "agree", "close", "answer"] as const;
const paying = ["claim", "account", "verify", "grant", "batch", "release"] as const;
const actsOf = (...whats: readonly string[]) =>
  fc.array(
    fc.record({
      who: fc.nat(3),
      what: fc.constantFrom(...whats),
      of: fc.constantFrom("org_kalmar", "org_lund"),
    }),
    { minLength: 12, maxLength: 30 },
  );
interface Done {
  what: string;
  by: string;
  /** Who may not have done it: who proposed, spoke, scored, claimed or prepared before. */
  involved: string[];
  organisation: string | undefined;
  of: string;
}

/** Plays a history of people who try everything; what the rules let through is written down with who was in it before. */
function played(
  { hats, from }: { hats: string[][]; from: (string | undefined)[] },
  acts: { who: number; what: string; of: string }[],
  may: typeof can,
): Done[] {
  const done: Done[] = [];
  const actors = names.map((name, i) => principal(name, hats[i] ?? [], from[i]));
  let chain: Approval | undefined;
  let decided: string[] = [];
  /** Who scored the application of whom. */
  const scored = new Map<string, string[]>();
  const consensus = new Map<string, { members: Record<string, string>; draftedBy?: string }>();
  const closed: string[] = [];
  const overridden = new Map<string, string[]>();
  let account: string | undefined;
  let claim: { claimant: string; of: string; approvedBy?: string } | undefined;
  let batch: { involved: string[]; of: string } | undefined;
  for (const [i, { who, what, of }] of acts.entries()) {
    const actor = actors[who] ?? actors[0];
    if (actor === undefined) continue;
    const said = (people: readonly string[], whose: string) =>
      done.push({ what, by: actor.id, involved: [...people], organisation: actor.organisation, of: whose });
    const at = new Date(Date.UTC(2023, 7, 1) + i * 60_000).toISOString();
    const resource = (more: Resource): Resource => ({ organisationId: of, ...more });
    if (what === "propose" && chain?.state !== "pending")
      chain = Approval.parse({
        id: "approval_a",
        callId: "call_a",
        subject: "selection_a",
        subjectKind: "selection",
        subjectHash: "a".repeat(64),
        proposedBy: actor.id,
        requestedAt: at,
        steps,
        zone: "Europe/Stockholm",
        verdicts: [],
        comments: [],
        told: [],
        state: "pending",
      });
    if (what === "approve" && chain?.state === "pending") {
      const step = stepAwaited(chain);
      if (step === undefined || step.kind === "circulation") continue;
      const before = [chain.proposedBy, ...chain.verdicts.map(({ by }) => by)];
      if (!may(actor, "approval.decide", { role: step.role, proposedBy: involved(chain, step) })) continue;
      said(before, "");
      chain = withVerdict(chain, { sub: actor.id, at });
      if (chain.state === "approved") decided = [chain.proposedBy, ...chain.verdicts.map(({ by }) => by)];
    }
    if (what === "score" && may(actor, "review.write", resource({ personId: actor.id }))) {
      said([], of);
      const before = scored.get(of) ?? [];
      if (before.includes(actor.id)) continue;
      const all = [...before, actor.id];
      scored.set(of, all);
      const [rapporteur, ...others] = all;
      if (rapporteur !== undefined && others.length > 0)
        consensus.set(of, {
          members: Object.fromEntries([[rapporteur, "rapporteur"], ...others.map((id) => [id, "reviewer"])]),
        });
    }
    const together = consensus.get(of);
    if (together !== undefined) {
      const { members, draftedBy } = together;
      const others = actors.map(({ id }) => id).filter((id) => members[id] !== "rapporteur");
      if (what === "draft" && may(actor, "consensus.draft", resource({ members }))) {
        said(others, of);
        consensus.set(of, { members, draftedBy: actor.id });
      }
      if (
        what === "agree" &&
        draftedBy !== undefined &&
        may(actor, "consensus.answer", resource({ members }))
      )
        said([draftedBy], of);
      // Staff may end one that is past its term.
      if (what === "close" && draftedBy !== undefined && actor.groups.includes("staff"))
        closed.push(actor.id);
    }
    if (what === "screen" && may(actor, "screening.override", resource({}))) {
      said([], of);
      overridden.set(of, [actor.id]);
    }
    const [proposer, ...confirmed] = overridden.get(of) ?? [];
    if (what === "confirm" && proposer !== undefined && confirmed.length === 0)
      if (may(actor, "screening.confirmOverride", resource({ proposedBy: [proposer] }))) {
        said([proposer], of);
        overridden.set(of, [proposer, actor.id]);
      }
    const part = [...decided, ...(scored.get(of) ?? []), ...closed, ...(overridden.get(of) ?? [])];
    if (what === "answer" && may(actor, "objection.decide", resource({ proposedBy: part }))) said(part, of);
    if (what === "claim" && may(actor, "claim.write", resource({ personId: actor.id })))
      claim = { claimant: actor.id, of };
    if (what === "account" && actor.organisation !== undefined) account = actor.id;
    if (
      what === "verify" &&
      account !== undefined &&
      may(actor, "account.confirm", { proposedBy: [account] })
    ) {
      said([account], "");
      account = undefined;
    }
    if (what === "grant" && claim !== undefined && claim.approvedBy === undefined) {
      const { claimant, of: whose } = claim;
      if (!may(actor, "claim.decide", { personId: claimant, organisationId: whose, proposedBy: [claimant] }))
        continue;
      said([claimant], whose);
      claim = { ...claim, approvedBy: actor.id };
    }
    if (what === "batch" && claim?.approvedBy !== undefined && actor.groups.includes("finance"))
      batch = { involved: [actor.id, claim.claimant, claim.approvedBy], of: claim.of };
    if (
      what === "release" &&
      batch !== undefined &&
      may(actor, "batch.release", { proposedBy: batch.involved })
    ) {
      said(batch.involved, "");
      batch = undefined;
      claim = undefined;
    }
  }
  return done;
}

const faultOf = ({ by, involved: before, organisation, of }: Done): boolean =>
  before.includes(by) || (organisation !== undefined && organisation === of);
/** People who keep to one matter come far in it; others try everything. */
const histories = fc.tuple(
  people,
  fc.oneof(
    actsOf(...deciding),
    actsOf(...agreeing),
    actsOf(...agreeing),
    actsOf(...paying),
    actsOf(...deciding, ...agreeing, ...paying),
  ),
);

test("in none of 10,000 histories does anybody approve what they proposed, decide on their own organisation, or release their own claim", () => {
  const reached = new Map<string, number>();
  fc.assert(
    fc.property(histories, ([who, acts]) => {
      const done = played(who, acts, can);
      for (const { what } of done) reached.set(what, (reached.get(what) ?? 0) + 1);
      expect(done.filter(faultOf)).toEqual([]);
    }),
    { seed: 20_230_808, numRuns: 10_000 },
  );
  // The histories go where it matters: each kind of decision was taken often.
  for (const what of [
    "approve",
    "score",
    "draft",
    "agree",
    "screen",
    "confirm",
    "answer",
    "verify",
    "grant",
    "release",
  ])
    expect([what, (reached.get(what) ?? 0) > 100]).toEqual([what, true]);
});

test.each([
  "approval.decide",
  "screening.override",
  "screening.confirmOverride",
  "objection.decide",
  "account.confirm",
  "claim.decide",
  "batch.release",
] as const)("a rule for %s that forgets who was in it before is caught", (forgetful) => {
  const blind: typeof can = (who, action, { proposedBy: _before, organisationId: _own, ...rest }) =>
    action === forgetful
      ? can({ ...who, organisation: undefined }, action, { ...rest, personId: "person_nobody" })
      : can(who, action, { proposedBy: _before, organisationId: _own, ...rest });
  const found = fc
    .sample(histories, { seed: 7, numRuns: 5000 })
    .some(([who, acts]) => played(who, acts, blind).some(faultOf));
  expect(found).toBe(true);
});

test("a rule that lets a rapporteur agree to their own draft is caught", () => {
  const lax: typeof can = (who, action, { members = {}, ...rest }) => {
    const all = Object.keys(members).map((id) => [
      id,
      action === "consensus.answer" ? "reviewer" : members[id],
    ]);
    return can(who, action, { ...rest, members: Object.fromEntries(all) });
  };
  const found = fc
    .sample(histories, { seed: 7, numRuns: 5000 })
    .some(([who, acts]) => played(who, acts, lax).some(faultOf));
  expect(found).toBe(true);
});
