import type { WholeRehearsal } from "../../commands/rehearse/result.ts";

/** A matching that was made again because one left: another came, and all others kept what they had. */
export function matchedAgain(
  pairs: number,
  [leaver = "", heir = ""]: readonly string[],
  [activity = ""]: readonly string[],
): WholeRehearsal["matching"]["again"] {
  return {
    at: "2024-03-23T09:00:00.000Z",
    kept: pairs - 1,
    blockingPairs: 0,
    changes: [
      { twin: leaver, before: activity, after: null, why: "left" },
      { twin: heir, before: null, after: activity, why: "came" },
    ],
  };
}
