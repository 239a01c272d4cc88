import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assign } from "../../functions/reviewing/assignment/assign.ts";
import { instances } from "../support/assignment-instances.ts";
import { lookedAt } from "../support/looked-at.ts";

const seed = 20230503;
const looked = lookedAt("assignment in other orders", seed);

describe("the order of an assignment's input", () => {
  it("changes no byte of the answer, whatever lists and keys are shuffled", async () => {
    const drawn = fc.tuple(
      fc.boolean().chain((repair) => instances({ applications: 7, reviewers: 6, repair })),
      fc.constantFrom("maxTotal", "maxMinThenTotal"),
      fc.infiniteStream(fc.nat({ max: 1_000_000 })),
    );
    await fc.assert(
      fc.asyncProperty(drawn, async ([input, objective, numbers]) => {
        const asked = { ...input, objective } as const;
        const shuffle = <T>(list: readonly T[]): T[] =>
          list
            .map((item) => [Number(numbers.next().value), item] as const)
            .sort(([a], [b]) => a - b)
            .map(([, item]) => item);
        const keys = <T>(record: Record<string, T>): Record<string, T> =>
          Object.fromEntries(shuffle(Object.entries(record)));
        const shuffled = {
          ...asked,
          conflictRules: shuffle(asked.conflictRules),
          applications: shuffle(asked.applications),
          reviewers: shuffle(asked.reviewers),
          declaredConflicts: shuffle(asked.declaredConflicts),
          affinity: keys(
            Object.fromEntries(Object.entries(asked.affinity).map(([id, row]) => [id, keys(row)])),
          ),
          ...(asked.repair && {
            repair: {
              ...asked.repair,
              base: keys(
                Object.fromEntries(
                  Object.entries(asked.repair.base).map(([id, list]) => [id, shuffle(list)]),
                ),
              ),
            },
          }),
        };
        looked("the same bytes");
        expect(JSON.stringify(await assign(shuffled))).toBe(JSON.stringify(await assign(asked)));
      }),
      { seed, numRuns: 1500 },
    );
  });
});
