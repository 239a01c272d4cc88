import type { Call } from "../../schemas/call.ts";
import type { Consensus } from "../../schemas/consensus.ts";
import type { Assignment, Review, Reviewer, ReviewingProgress } from "../../schemas/reviewing.ts";
import { compareText } from "../shared/canonical.ts";
import { isDivergent } from "./divergence.ts";

/** How far the reviewing has come, who is late, and which applications are short or divergent (F53). */
export function reviewingProgress(
  call: Call,
  { reviewers, assignments, reviews, consensuses }: Everything,
  now: string,
): ReviewingProgress {
  const count = { invited: 0, accepted: 0, declined: 0, conflicted: 0, reviewed: 0, replaced: 0 };
  for (const { state } of assignments) count[state] += 1;
  const names = new Map(reviewers.map(({ id, profile }) => [id, profile.name]));
  const owed = assignments.filter(
    ({ state, dueAt }) => (state === "invited" || state === "accepted") && dueAt < now,
  );
  const late = [...Map.groupBy(owed, ({ reviewerId }) => reviewerId)].map(([reviewerId, mine]) => ({
    reviewerId,
    name: names.get(reviewerId) ?? "",
    applications: mine.map(({ applicationId }) => applicationId).sort(compareText),
  }));
  const submitted = reviews.filter(({ state }) => state === "submitted");
  const asked = Map.groupBy(assignments, ({ applicationId }) => applicationId);
  const living = ({ state }: Assignment) => ["invited", "accepted", "reviewed"].includes(state);
  const { perApplication, divergence } = call.content.reviewing;
  return {
    assignments: count,
    late: late.sort((a, b) => compareText(a.reviewerId, b.reviewerId)),
    short: [...asked]
      .filter(([, all]) => all.filter(living).length < perApplication)
      .map(([id]) => id)
      .sort(compareText),
    divergent: [...Map.groupBy(submitted, ({ applicationId }) => applicationId)]
      .filter(([, all]) => isDivergent(all, divergence))
      .map(([id]) => id)
      .sort(compareText),
    consensus: consensusProgress(consensuses, now),
  };
}

function consensusProgress(consensuses: readonly Consensus[], now: string): ReviewingProgress["consensus"] {
  const count = { open: 0, drafted: 0, agreed: 0, voided: 0 };
  for (const { state } of consensuses) count[state] += 1;
  const late = consensuses
    .filter(({ state, dueAt }) => (state === "open" || state === "drafted") && dueAt < now)
    .map(({ applicationId }) => applicationId);
  return { ...count, late: late.sort(compareText) };
}

interface Everything {
  reviewers: readonly Reviewer[];
  assignments: readonly Assignment[];
  reviews: readonly Review[];
  consensuses: readonly Consensus[];
}
