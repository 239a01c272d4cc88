import type { Consensus } from "../../schemas/consensus.ts";
import type { ApplicationId, CallId } from "../../schemas/ids.ts";
import type { Review, ReviewContent } from "../../schemas/reviewing.ts";
import type { Store } from "../shared/store.ts";
import { consensusesOf } from "./consensuses.ts";
import { listOf } from "./stores.ts";

/**
 * What counts of an application's reviews: the consensus alone where one was reached, else every review that was
 * submitted. Thresholds, ranking and the letter to the applicant all read this.
 */
export async function assessments(
  { reviews, consensuses }: { reviews: Store<Review>; consensuses: Store<Consensus> },
  callId: CallId,
): Promise<ReadonlyMap<ApplicationId, readonly ReviewContent[]>> {
  const found = new Map<ApplicationId, readonly ReviewContent[]>();
  for await (const review of reviews.list(listOf(callId, "review")))
    if (review.state === "submitted")
      found.set(review.applicationId, [...(found.get(review.applicationId) ?? []), review.content]);
  for await (const consensus of consensuses.list(consensusesOf(callId)))
    if (consensus.state === "agreed") found.set(consensus.applicationId, [consensus.content]);
  return found;
}
