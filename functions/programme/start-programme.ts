import type { Call } from "../../schemas/call.ts";
import type { Matching } from "../../schemas/matching.ts";
import { inState } from "../calls/calls.ts";
import { matchingId } from "../matching/matchings.ts";
import type { Change } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";

/** The programme begins when everybody knows with whom: after the matching has been announced. */
export const startProgramme =
  ({ calls, matchings }: { calls: Store<Call>; matchings: Store<Matching> }) =>
  async (stored: Stored<Call>, by: Author): Promise<Change<Stored<Call>>> => {
    const call = inState(stored, "announced");
    const matching = await matchings.find(matchingId(call.id));
    if (call.content.activities.length > 0 && matching?.state !== "announced")
      refuse("WrongState", { act: "startProgramme", matching: matching?.state ?? "missing" });
    return calls.changed(call, { ...call, state: "running", startedAt: by.at }, "startProgramme", by);
  };
