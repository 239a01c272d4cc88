import type { Milestone } from "../../schemas/operation.ts";
import type { Participation } from "../../schemas/participation.ts";
import { milestoneId } from "../operations/milestones.ts";
import type { Author, Store } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { secondsLater } from "../shared/zone.ts";

/** An offer is looked at once its last instant has passed: a place that nobody took by then goes to the reserve. */
export function offerWatched(
  milestones: Store<Milestone>,
  { id, callId, confirmBy }: Extract<Participation, { state: "offered" }>,
  by: Author,
): readonly Write[] {
  const milestone: Milestone = {
    id: milestoneId(id, "confirm"),
    callId,
    name: "confirm",
    subject: id,
    state: "ahead",
    dueAt: secondsLater(confirmBy, 1),
    round: 1,
  };
  return milestones.created(milestone, "set", by).writes;
}
