import * as z from "zod";
import type { Call } from "../../schemas/call.ts";
import { CallId } from "../../schemas/ids.ts";
import { Milestone, type Operation, type WorkflowName } from "../../schemas/operation.ts";
import { milestoneId } from "../operations/milestones.ts";
import { requested } from "../operations/operations.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import { type Store, type Stored, system } from "../shared/store.ts";

/** What a timer carries: enough to look, never enough to act. */
export const Wake = z.object({ callId: CallId, milestone: Milestone.shape.name, round: z.int() });
export type Wake = z.infer<typeof Wake>;

const workflows: Record<Milestone["name"], WorkflowName> = {
  open: "open-call",
  "remind-14": "remind-applicants",
  "remind-7": "remind-applicants",
  "remind-1": "remind-applicants",
  close: "close-call",
};

/**
 * Somebody says that a milestone is due: a timer, or the sweeper. The row decides whether it is; a stale timer and a
 * second one find nothing to do.
 */
export const wake =
  (deps: {
    calls: Store<Call>;
    milestones: Store<Milestone>;
    operations: Store<Operation>;
    now: () => string;
  }) =>
  async ({ callId, milestone: name, round }: Wake): Promise<Change<Stored<Milestone> | undefined>> => {
    const milestone = await deps.milestones.find(milestoneId(callId, name));
    const at = deps.now();
    if (
      milestone === undefined ||
      milestone.state !== "ahead" ||
      milestone.round !== round ||
      milestone.dueAt > at
    )
      return unchanged(milestone);
    const by = system(at);
    const call = await deps.calls.get(callId);
    if (call.state === "cancelled")
      return deps.milestones.changed(milestone, { ...milestone, state: "dropped" }, "drop", by);
    const workflow = workflows[name];
    const subject = workflow === "remind-applicants" ? milestone.id : callId;
    const operation = await requested(deps.operations, { callId, workflow, subject }, by);
    return together(
      deps.milestones.changed(milestone, { ...milestone, state: "done" }, "reach", by),
      operation.writes,
    );
  };
