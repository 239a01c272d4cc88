import type { Call } from "../../schemas/call.ts";
import type { ForecastComparison, ForecastLine } from "../../schemas/forecast.ts";
import type { Milestone } from "../../schemas/operation.ts";
import type { Assignment, Reviewer } from "../../schemas/reviewing.ts";
import { isRung } from "../reviewing/review-ladder.ts";
import { compareText } from "../shared/canonical.ts";
import { daysLater, spokenTime } from "../shared/zone.ts";
import type { LetterKind } from "./facts.ts";

type Difference = ForecastComparison["differences"][number];

export const reviewingKinds: readonly LetterKind[] = ["review-invitation", "review-reminder"];

/** What a forecast of reviewing is counted from. */
export interface ReviewingFacts {
  milestones: readonly Milestone[];
  assignments: readonly Assignment[];
}

/** The rungs ahead with those who owe a review now; who will be invited is not known before it is decided. */
export function reviewingLines(
  call: Call,
  facts: ReviewingFacts,
  reviewers: readonly Pick<Reviewer, "id" | "profile">[],
): ForecastLine[] {
  const { zone } = call.content.window;
  const profiles = new Map<string, Reviewer["profile"]>(reviewers.map(({ id, profile }) => [id, profile]));
  const rungs = facts.milestones.filter(({ name, state }) => isRung(name) && state === "ahead");
  const owing = [...owingAt(facts, call, undefined)].flatMap((id) => profiles.get(id) ?? []);
  const byLanguage: ForecastLine["byLanguage"] = {};
  for (const { language } of owing) byLanguage[language] = (byLanguage[language] ?? 0) + 1;
  const reminders = rungs.map(({ dueAt }) => ({
    ...nobody("review-reminder"),
    at: dueAt,
    atLocal: spokenTime(dueAt, zone, "en"),
    count: owing.length,
    byLanguage,
    addresses: owing.map(({ email }) => email).sort(compareText),
  }));
  return [nobody("review-invitation"), ...(reminders.length > 0 ? reminders : [nobody("review-reminder")])];
}

/** Whether anybody owes a review now that was to be ready by the call's day. */
export function isReviewOwed(call: Call, facts: ReviewingFacts): boolean {
  return owingAt(facts, call, undefined).size > 0;
}

const nobody = (kind: LetterKind): ForecastLine => ({
  kind,
  to: "reviewers",
  count: 0,
  byLanguage: {},
  addresses: [],
  dependsOn: ["reviewersAssigned", "reviewHandedIn", "addressSuppressed"],
});

/** Why there were more or fewer: who was asked, and who owed a review when a rung came. */
export function reviewingReasons(
  kind: string,
  at: string,
  lines: readonly ForecastLine[],
  facts: ReviewingFacts & { call: Call },
): Difference[] {
  if (kind === "review-invitation") return invited(at, facts);
  const foreseen = new Map(
    lines.flatMap(({ at: rung, count }) => (rung === undefined ? [] : [[rung, count]])),
  );
  const rungs = facts.milestones.filter(({ name, dueAt }) => isRung(name) && dueAt > at);
  return rungs.flatMap(({ dueAt, state }): Difference[] => {
    const before = foreseen.get(dueAt) ?? 0;
    if (state !== "done") return [{ code: "notDueYet", params: { at: dueAt }, count: -before }];
    const count = owingAt(facts, facts.call, dueAt).size - before;
    return [{ code: count > 0 ? "reviewsOwed" : "reviewHandedIn", params: { at: dueAt }, count }];
  });
}

/**
 * The reviewers who owe what was to be ready by the call's own day, now or when an instant came. What somebody did in
 * that very instant came after the timer.
 */
function owingAt(
  { milestones, assignments }: ReviewingFacts,
  call: Call,
  instant: string | undefined,
): Set<string> {
  const due =
    call.state === "reviewing"
      ? call.reviewsDueAt
      : (milestones.find(({ name }) => name === "reviews-due")?.dueAt ?? "");
  const owed = assignments.filter(
    (one) =>
      one.dueAt <= due &&
      (instant === undefined ? endOf(one) === undefined : (endOf(one) ?? "9999") >= instant),
  );
  return new Set(owed.map(({ reviewerId }) => reviewerId));
}

function endOf(assignment: Assignment): string | undefined {
  switch (assignment.state) {
    case "declined":
      return assignment.declinedAt;
    case "conflicted":
      return assignment.declaredAt;
    case "reviewed":
      return assignment.reviewedAt;
    case "replaced":
      return assignment.replacedAt;
    default:
      return undefined;
  }
}

const perLetter = 40;

/** One letter for all that a plan gave to a reviewer (at most forty in one), and one for each that came later. */
function invited(at: string, { assignments, call }: ReviewingFacts & { call: Call }): Difference[] {
  const { reviewing, window } = call.content;
  // Everybody has as many days from the asking on: an assignment that is over tells when it was asked by its due date.
  const since = assignments.filter(({ dueAt }) => daysLater(dueAt, -reviewing.dueDays, window.zone) > at);
  const first = assignments.map(({ dueAt }) => dueAt).sort(compareText)[0];
  const planned = since.filter(({ dueAt }) => dueAt === first);
  const letters = [...Map.groupBy(planned, ({ reviewerId }) => reviewerId).values()];
  const count = letters.reduce((sum, mine) => sum + Math.ceil(mine.length / perLetter), 0);
  return [
    { code: "reviewersAssigned", params: {}, count },
    { code: "reviewerReplaced", params: {}, count: since.length - planned.length },
  ];
}
