import type { Claim, Cut } from "../../schemas/claim.ts";
import type { ClaimVerdict } from "../../schemas/payment.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together } from "../shared/change.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import { minorOf, moneyOf } from "./budget.ts";
import { spoken } from "./claim-rounds.ts";
import { type ClaimDeps, claimFacts } from "./claim-travel.ts";
import { around, type Submitted, submitted } from "./decide-claim.ts";
import { giveBack } from "./hold.ts";
import { requireClean } from "./receipts.ts";
import { workingOf } from "./working.ts";

/**
 * Approves exactly what was read: the hash binds the content and what the rules made of it, in the rule and in the
 * write's condition, which also knows the claimant. Lines may be cut; what is cut is free again under cap and budget.
 */
export const approveClaim =
  (deps: ClaimDeps) =>
  async (
    stored: Stored<Claim>,
    { contentHash, cuts }: ClaimVerdict,
    by: Author,
  ): Promise<Change<Stored<Claim>>> => {
    const claim = submitted(stored, "approve");
    if (contentHash !== claim.contentHash) refuse("ContentChanged", { contentHash: claim.contentHash });
    const { call, exchange } = await around(deps, claim);
    const eligible = new Set(claim.settlement.lines.filter((line) => line.eligible).map(({ id }) => id));
    await requireClean(
      deps.receipts,
      claim,
      claim.content.lines.filter(({ id }) => eligible.has(id)),
    );
    const granted = grantedAfter(claim, cuts);
    const facts = {
      ...claimFacts(call, exchange, claim, claim.settlement),
      ...workingOf(claim.content, claim.settlement),
      settled: claim.settlement.reimbursed.amount,
      ...granted,
      cuts,
    };
    const letter = {
      callId: call.id,
      subjectId: `${claim.id}#${claim.rev}`,
      to: claim.content.contact,
      facts,
    };
    const after: Claim = {
      ...claim,
      state: "approved",
      approvedBy: by.sub,
      approvedAt: by.at,
      granted,
      cuts,
    };
    const less = minorOf(claim.settlement.reimbursed) - minorOf(granted);
    return together(
      deps.claims.changed(claim, after, "approve", by, {
        equal: { attribute: "contentHash", value: contentHash },
        excludes: { attribute: "involved", value: `|${by.sub}|` },
        details: { granted: granted.amount, cut: cuts.map(({ line }) => line) },
      }),
      await giveBack(deps, { call, exchange, claim }, less, false, by),
      queued(deps.letters, "claim-approved", letter, by),
      await spoken(deps.answers, claim, "decision", after.state, by),
    );
  };

/** What is paid after the cuts: the caps were counted before, so it is the least of what is eligible still and what was granted. */
function grantedAfter({ settlement }: Submitted, cuts: readonly Cut[]) {
  const { currency } = settlement.reimbursed;
  const faults: Fault[] = [];
  const seen = new Set<string>();
  let eligible = minorOf(settlement.eligible);
  cuts.forEach(({ line, to }, i) => {
    const settled = settlement.lines.find(({ id }) => id === line);
    const before = settled?.eligible && settled.converted ? minorOf(settled.converted) : undefined;
    const pointer = `/cuts/${i}`;
    if (before === undefined)
      faults.push({
        pointer: `${pointer}/line`,
        code: "NotEligible",
        detail: "No eligible line of this claim.",
      });
    else if (seen.has(line))
      faults.push({
        pointer: `${pointer}/line`,
        code: "NamedTwice",
        detail: "Named before in the same list.",
      });
    else if (minorOf({ amount: to, currency }) >= before)
      faults.push({
        pointer: `${pointer}/to`,
        code: "NotLess",
        detail: "A cut makes a line less than it was.",
      });
    else eligible -= before - minorOf({ amount: to, currency });
    seen.add(line);
  });
  if (faults.length > 0) refuse("InputInvalid", {}, faults);
  return moneyOf(Math.min(eligible, minorOf(settlement.reimbursed)), currency);
}
