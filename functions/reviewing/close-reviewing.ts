import type { Call } from "../../schemas/call.ts";
import type { CloseReviewing } from "../../schemas/reviewing.ts";
import { inState } from "../calls/calls.ts";
import { screeningsOf } from "../screening/screenings.ts";
import { compareText } from "../shared/canonical.ts";
import type { Change } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import { consensusesOf } from "./consensuses.ts";
import { eligibleApplications, type ReviewingStores } from "./eligible-applications.ts";
import type { ReviewDeps } from "./review-deps.ts";
import { listOf } from "./stores.ts";

/** Fewer opinions than two are no basis for a decision, however late they are. */
const fewest = 2;

/**
 * Ends the reviewing: at once when every review is in, and after the due date when every application has at least two.
 * Refuses ReviewsDue, naming the applications that lack one; and ConsensusDue while reviewers have yet to come to one
 * word, unless their term is over and staff say why it goes on without: then their reviews count one by one. Points that
 * somebody proposed are agreed to or dropped first (PointsUnconfirmed): after this nobody can.
 */
export const closeReviewing =
  (deps: ReviewDeps & ReviewingStores) =>
  async (
    stored: Stored<Call>,
    { withoutConsensus }: CloseReviewing,
    by: Author,
  ): Promise<Change<Stored<Call>>> => {
    const call = inState(stored, "reviewing");
    const perApplication = new Map<string, number>();
    for await (const review of deps.reviews.list(listOf(call.id, "review")))
      if (review.state === "submitted")
        perApplication.set(review.applicationId, (perApplication.get(review.applicationId) ?? 0) + 1);
    let outstanding = 0;
    for await (const { state } of deps.assignments.list(listOf(call.id, "assignment")))
      if (state === "invited" || state === "accepted") outstanding += 1;
    const wanted = call.content.reviewing.perApplication;
    const least = by.at > call.reviewsDueAt ? Math.min(fewest, wanted) : wanted;
    const short = (await eligibleApplications(deps, call.id))
      .map(({ id }) => id)
      .filter((id) => (perApplication.get(id) ?? 0) < least);
    if (short.length > 0 || (outstanding > 0 && by.at <= call.reviewsDueAt))
      refuse("ReviewsDue", { outstanding, applications: short, reviewsDueAt: call.reviewsDueAt });
    const unsettled = (await Array.fromAsync(deps.consensuses.list(consensusesOf(call.id)))).filter(
      ({ state }) => state === "open" || state === "drafted",
    );
    const applications = unsettled.map(({ applicationId }) => applicationId).sort(compareText);
    const running = unsettled.some(({ dueAt }) => by.at <= dueAt);
    if (applications.length > 0 && (running || withoutConsensus === undefined))
      refuse("ConsensusDue", { applications });
    const screened = await Array.fromAsync(deps.screenings.list(screeningsOf(call.id)));
    const waiting = screened.filter(({ points }) => points.some(({ state }) => state === "proposed"));
    if (waiting.length > 0)
      refuse("PointsUnconfirmed", {
        applications: waiting.map(({ applicationId }) => applicationId).sort(compareText),
      });
    const details = applications.length === 0 ? {} : { withoutConsensus, applications };
    return deps.calls.changed(call, { ...call, state: "reviewed" }, "closeReviewing", by, { details });
  };
