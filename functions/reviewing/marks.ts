import type { Consensus } from "../../schemas/consensus.ts";
import type { ApplicationId, CallId } from "../../schemas/ids.ts";
import type { Review, ReviewContent } from "../../schemas/reviewing.ts";
import type { Store } from "../shared/store.ts";
import { consensusesOf } from "./consensuses.ts";
import { listOf } from "./stores.ts";

interface Judging {
  reviews: Store<Review>;
  consensuses: Store<Consensus>;
}

/** Everything that was said of a call's applications: each submitted review, and what counts of them. */
export interface Judged {
  reviews: readonly Review[];
  /** The consensus alone where one was reached, else every review that was submitted. */
  counting: ReadonlyMap<ApplicationId, readonly ReviewContent[]>;
  agreed: ReadonlySet<ApplicationId>;
}

export async function judged({ reviews, consensuses }: Judging, callId: CallId): Promise<Judged> {
  const counting = new Map<ApplicationId, readonly ReviewContent[]>();
  const submitted: Review[] = [];
  for await (const review of reviews.list(listOf(callId, "review"))) {
    if (review.state !== "submitted") continue;
    submitted.push(review);
    counting.set(review.applicationId, [...(counting.get(review.applicationId) ?? []), review.content]);
  }
  const agreed = new Set<ApplicationId>();
  for await (const consensus of consensuses.list(consensusesOf(callId))) {
    if (consensus.state !== "agreed") continue;
    agreed.add(consensus.applicationId);
    counting.set(consensus.applicationId, [consensus.content]);
  }
  return { reviews: submitted, counting, agreed };
}

/** What counts of an application's reviews. Thresholds, ranking and the letter to the applicant all read this. */
export async function assessments(stores: Judging, callId: CallId): Promise<Judged["counting"]> {
  return (await judged(stores, callId)).counting;
}
