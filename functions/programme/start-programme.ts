import type { Call } from "../../schemas/call.ts";
import type { Matching } from "../../schemas/matching.ts";
import type { Milestone, Operation } from "../../schemas/operation.ts";
import { inState } from "../calls/calls.ts";
import { reportMilestones } from "../goals/report-milestones.ts";
import { owedLadder } from "../learning/owed-ladder.ts";
import { matchingId } from "../matching/matchings.ts";
import { requested } from "../operations/operations.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";

interface StartDeps {
  calls: Store<Call>;
  matchings: Store<Matching>;
  milestones: Store<Milestone>;
  operations: Store<Operation>;
}

/** So many milestones go into the transaction of the start; more are set by a workflow, page by page. */
export const mostAtOnce = 80;

/**
 * The programme begins when everybody knows with whom: after the matching has been announced. What participants will owe
 * is remembered from now on, each thing by its own milestones: no execution waits for months.
 */
export const startProgramme =
  ({ calls, matchings, milestones, operations }: StartDeps) =>
  async (stored: Stored<Call>, by: Author): Promise<Change<Stored<Call>>> => {
    const call = inState(stored, "announced");
    const matching = await matchings.find(matchingId(call.id));
    if (call.content.activities.length > 0 && matching?.state !== "announced")
      refuse("WrongState", { act: "startProgramme", matching: matching?.state ?? "missing" });
    const set = milestonesOf(call, by.at);
    const subject = { callId: call.id, workflow: "set-milestones" as const, subject: call.id };
    return together(
      calls.changed(call, { ...call, state: "running", startedAt: by.at }, "startProgramme", by),
      set.length > mostAtOnce
        ? (await requested(operations, subject, by)).writes
        : set.flatMap((milestone) => milestones.created(milestone, "set", by).writes),
    );
  };

/** Everything that is due of a programme that starts at this instant, by ids that a second run finds again. */
export function milestonesOf({ id: callId, content }: Call, startedAt: string): Milestone[] {
  const dated = { callId, content };
  return [...owedLadder(dated, startedAt), ...reportMilestones(dated, startedAt)];
}
