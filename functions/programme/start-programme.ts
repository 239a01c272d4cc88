import type { Call } from "../../schemas/call.ts";
import type { Matching } from "../../schemas/matching.ts";
import type { Milestone } from "../../schemas/operation.ts";
import { inState } from "../calls/calls.ts";
import { reportMilestones } from "../goals/report-milestones.ts";
import { owedLadder } from "../learning/owed-ladder.ts";
import { matchingId } from "../matching/matchings.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";

interface StartDeps {
  calls: Store<Call>;
  matchings: Store<Matching>;
  milestones: Store<Milestone>;
}

/**
 * The programme begins when everybody knows with whom: after the matching has been announced. What participants will owe
 * is remembered from now on, each thing by its own milestones: no execution waits for months.
 */
export const startProgramme =
  ({ calls, matchings, milestones }: StartDeps) =>
  async (stored: Stored<Call>, by: Author): Promise<Change<Stored<Call>>> => {
    const call = inState(stored, "announced");
    const matching = await matchings.find(matchingId(call.id));
    if (call.content.activities.length > 0 && matching?.state !== "announced")
      refuse("WrongState", { act: "startProgramme", matching: matching?.state ?? "missing" });
    const dated = { callId: call.id, content: call.content };
    const set = [...owedLadder(dated, by.at), ...reportMilestones(dated, by.at)];
    return together(
      calls.changed(call, { ...call, state: "running", startedAt: by.at }, "startProgramme", by),
      set.flatMap((milestone) => milestones.created(milestone, "set", by).writes),
    );
  };
