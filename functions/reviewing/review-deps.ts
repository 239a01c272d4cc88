import type { Consensus } from "../../schemas/consensus.ts";
import type { Milestone } from "../../schemas/operation.ts";
import type { Review } from "../../schemas/reviewing.ts";
import type { Screening } from "../../schemas/screening.ts";
import type { Store } from "../shared/store.ts";
import type { InviteDeps } from "./invite-reviewers.ts";

/** What everything from an accepted assignment to a settled consensus stands on. */
export interface ReviewDeps extends InviteDeps {
  reviews: Store<Review>;
  screenings: Store<Screening>;
  consensuses: Store<Consensus>;
  milestones: Store<Milestone>;
}
