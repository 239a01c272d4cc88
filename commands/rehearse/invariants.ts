import type { Application } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { Claim } from "../../schemas/claim.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Matching } from "../../schemas/matching.ts";
import type { Participation } from "../../schemas/participation.ts";
import type { Assignment } from "../../schemas/reviewing.ts";
import type { Screening } from "../../schemas/screening.ts";
import type { Selection } from "../../schemas/selection.ts";
import type { Applied } from "./applying.ts";
import type { Claimed } from "./claiming.ts";
import type { Decided } from "./deciding.ts";
import type { Reviewed } from "./reviewing.ts";
import type { Mail } from "./world.ts";

/** Everything that the API and the mailbox told after the last act. */
export interface Aftermath {
  call: Call;
  applications: Application[];
  screenings: Screening[];
  assignments: Assignment[];
  reviewerCountries: ReadonlyMap<string, string>;
  selection: Selection;
  participations: Participation[];
  matching: Matching;
  claims: Claim[];
  letters: Letter[];
  mails: Mail[];
  executions: { machine: string; status: string }[];
  deadLetters: number;
  trails: { entity: string; intact: boolean }[];
  applied: Applied;
  reviewed: Reviewed;
  decided: Decided;
  ownMatching: string[];
  claimed: Claimed;
}

export interface Invariant {
  name: string;
  holds: boolean;
  detail: string;
}

/** What must be true of every rehearsal, whatever the seed. */
export function invariants(after: Aftermath): Invariant[] {
  return [
    ...ofApplying(after),
    ...ofReviewing(after),
    ...ofDeciding(after),
    ...ofPaying(after),
    ...ofTheMachinery(after),
  ];
}

/** Holds when no counterexample was found; the first few are named. */
function none(name: string, found: readonly string[], of: number): Invariant {
  const shown = found.slice(0, 3).join("; ");
  return {
    name,
    holds: found.length === 0,
    detail: found.length === 0 ? `${of} checked` : `${found.length}: ${shown}`,
  };
}

function ofApplying({ applications, applied, call }: Aftermath): Invariant[] {
  const submitted = applications.filter((one) => one.state === "submitted");
  const known = new Map<string, (typeof submitted)[number]>(submitted.map((one) => [one.id, one]));
  const lost = [...applied.receipts].flatMap(([id, receipt]) =>
    known.get(id)?.receipt.contentHash === receipt.contentHash ? [] : [id],
  );
  const late = submitted.filter((one) => one.receipt.receivedAt > one.deadlineAt).map(({ id }) => id);
  const accepted = applied.refusedLate
    .filter(({ code }) => code !== "DeadlinePassed")
    .map(({ name, code }) => `${name} ${code}`);
  const open = applications.filter((one) => !one.sealed && one.state !== "withdrawn").map(({ id }) => id);
  return [
    none("What was acknowledged is stored, to the byte", lost, applied.receipts.size),
    none(
      "Nothing is stored that nobody acknowledged",
      submitted.filter(({ id }) => !applied.receipts.has(id)).map(({ id }) => id),
      submitted.length,
    ),
    none("No submission came after its deadline", late, submitted.length),
    none("Who came late was refused with DeadlinePassed", accepted, applied.refusedLate.length),
    none(
      "Every application is sealed",
      "closedAt" in call ? open : ["the call is not closed"],
      applications.length,
    ),
  ];
}

function ofReviewing({
  call,
  screenings,
  assignments,
  reviewerCountries,
  applications,
  reviewed,
}: Aftermath): Invariant[] {
  const { perApplication, maxLoad } = call.content.reviewing;
  const countryOf = new Map(applications.map(({ id, content }) => [id, content.organisation.country]));
  const done = assignments.filter(({ state }) => state === "reviewed");
  const per = Map.groupBy(done, ({ applicationId }) => applicationId);
  const short = screenings
    .filter(
      ({ state, applicationId }) =>
        state === "eligible" && (per.get(applicationId)?.length ?? 0) < perApplication,
    )
    .map(({ applicationId }) => applicationId);
  const overloaded = [...Map.groupBy(done, ({ reviewerId }) => reviewerId)]
    .filter(([, mine]) => mine.length > maxLoad)
    .map(([id]) => id);
  const conflicts = assignments
    .filter(
      ({ reviewerId, applicationId }) => reviewerCountries.get(reviewerId) === countryOf.get(applicationId),
    )
    .map(({ id }) => id);
  return [
    none(`Every eligible application has ${perApplication} reviews`, short, per.size),
    none("No reviewer has more than the agreed load", overloaded, reviewed.reviewers),
    none("Nobody reviews their own country", conflicts, assignments.length),
    none(
      "A declared conflict ends access at once",
      reviewed.readAfterConflict === "ConflictOfInterest" ? [] : [String(reviewed.readAfterConflict)],
      reviewed.conflicts,
    ),
  ];
}

function ofDeciding({
  call,
  selection,
  participations,
  letters,
  applications,
  matching,
  decided,
  ownMatching,
}: Aftermath): Invariant[] {
  const { seats } = call.content.selection;
  const selected = selection.ranking.filter(({ outcome }) => outcome === "selected");
  const decisions = Map.groupBy(
    letters.filter(({ kind }) => kind.startsWith("decision-")),
    ({ subjectId }) => subjectId,
  );
  const owed = applications.filter(({ state }) => state === "submitted");
  const wrong = owed
    .filter(({ id }) => decisions.get(id)?.length !== 1)
    .map(({ id }) => `${id} got ${decisions.get(id)?.length ?? 0}`);
  const foreign = owed
    .filter((one) => decisions.get(one.id)?.[0]?.language !== one.content.contact.language)
    .map(({ id }) => id);
  const held = participations.filter(({ state }) => state === "confirmed" || state === "offered");
  const guests = Map.groupBy(
    matching.pairs.filter(({ activity }) => activity !== null),
    ({ activity }) => activity ?? "",
  );
  const full = call.content.activities
    .filter(({ id, capacity }) => (guests.get(id)?.length ?? 0) > capacity.max)
    .map(({ id }) => id);
  const unsaid = selection.ranking
    .filter(({ reason }) => reason.code === "")
    .map(({ applicationId }) => applicationId);
  const own = [...decided.ownApprovals, ...ownMatching].filter((code) => code !== "OwnInterest");
  return [
    none("Everybody who submitted got exactly one decision letter", wrong, owed.length),
    none("Each in the language of its reader", foreign, owed.length),
    none("Every outcome has a reason", unsaid, selection.ranking.length),
    none(
      "No more than the seats were selected",
      selected.length > seats ? [`${selected.length} of ${seats}`] : [],
      selected.length,
    ),
    none(
      "A place that was given back was filled",
      held.length === selected.length ? [] : [`${held.length} held, ${selected.length} selected`],
      held.length,
    ),
    none("No host activity has more twins than it takes", full, guests.size),
    none(
      "No pair of twin and host would rather have each other",
      matching.blockingPairs === 0 ? [] : [String(matching.blockingPairs)],
      matching.pairs.length,
    ),
    none("Nobody approved what they proposed", own, decided.ownApprovals.length + ownMatching.length),
    none(
      "Nothing was public before it was announced",
      decided.publicBefore === "NotFound" ? [] : [String(decided.publicBefore)],
      1,
    ),
  ];
}

function ofPaying({ call, claims, claimed }: Aftermath): Invariant[] {
  const { cap, budget } = call.content.travel;
  const settled = claims.filter((claim) => "settlement" in claim);
  const cents = (amount: string) => Math.round(Number(amount) * 100);
  const counted = settled.filter(({ state }) => state !== "rejected");
  const perHead = Map.groupBy(counted, ({ claimant, participationId }) => `${claimant} ${participationId}`);
  const over = [...perHead]
    .filter(
      ([, mine]) =>
        mine.reduce((sum, claim) => sum + cents(claim.settlement.reimbursed.amount), 0) >
        cents(cap.money.amount),
    )
    .map(([who]) => who);
  const total = counted.reduce((sum, claim) => sum + cents(claim.settlement.reimbursed.amount), 0);
  const torn = settled
    .filter(
      ({ settlement: s }) =>
        cents(s.reimbursed.amount) + cents(s.notCovered.amount) !== cents(s.eligible.amount),
    )
    .map(({ id }) => id);
  const alone = settled
    .filter((claim) => "approvedBy" in claim && claim.approvedBy === claim.claimant)
    .map(({ id }) => id);
  const { refusals } = claimed;
  return [
    none("Nobody is reimbursed above the cap", over, perHead.size),
    none(
      "The travel budget is not exceeded",
      total > cents(budget.amount) ? [String(total)] : [],
      counted.length,
    ),
    none("Reimbursed and not covered add up to what was eligible", torn, settled.length),
    none("Claimant and approver are two people", alone, settled.length),
    none(
      "Nobody releases what they prepared",
      refusals["release what one prepared"] === "OwnInterest"
        ? []
        : [String(refusals["release what one prepared"])],
      1,
    ),
    none(
      "Who was not there cannot claim",
      refusals["claim without having been there"] === "NotAttended"
        ? []
        : [String(refusals["claim without having been there"])],
      1,
    ),
    none("A payment file exported again has the same bytes", claimed.sameBytes ? [] : ["they differ"], 1),
  ];
}

function ofTheMachinery({ letters, mails, executions, deadLetters, trails }: Aftermath): Invariant[] {
  const undelivered = letters
    .filter(({ state }) => state !== "delivered")
    .map(({ kind, state }) => `${kind} ${state}`);
  const failed = executions
    .filter(({ status }) => status !== "SUCCEEDED")
    .map(({ machine, status }) => `${machine} ${status}`);
  return [
    none("Every letter was delivered", undelivered, letters.length),
    none(
      "As many mails left as letters were written",
      mails.length === letters.length ? [] : [`${mails.length} mails, ${letters.length} letters`],
      mails.length,
    ),
    none("Every workflow ended well", failed, executions.length),
    none("Nothing lies in a dead-letter queue", deadLetters === 0 ? [] : [String(deadLetters)], 1),
    none(
      "Every audit chain holds",
      trails.filter(({ intact }) => !intact).map(({ entity }) => entity),
      trails.length,
    ),
  ];
}
