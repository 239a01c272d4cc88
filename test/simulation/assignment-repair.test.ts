import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assign } from "../../functions/reviewing/assignment/assign.ts";
import { KeptAssignment } from "../../functions/reviewing/assignment/kept-assignment.ts";
import { bestTotal, planOf } from "../../functions/reviewing/assignment/plan.ts";
import { type Problem, prepared } from "../../functions/reviewing/assignment/problem.ts";
import { AssignAnswer } from "../../schemas/planning/assign.ts";
import { completeAssignments, instances } from "../support/assignment-instances.ts";
import { lookedAt } from "../support/looked-at.ts";

const seed = 20230503;
const looked = lookedAt("assignment repaired", seed);

describe("a late conflict", () => {
  it("is repaired by one shortest path exactly as by a whole new solve", () => {
    let repaired = 0;
    let impossible = 0;
    fc.assert(
      fc.property(instances({ applications: 9, reviewers: 8 }), fc.nat(), (input, pick) => {
        const { problem } = prepared({ ...input, tier: undefined });
        const kept = bestTotal(problem)?.plan.chosen;
        if (kept === undefined) return;
        const based: Problem = { ...problem, inBase: Uint8Array.from(kept) };
        const assigned = [...kept.keys()].filter((pair) => kept[pair] === 1);
        const lost = assigned[pick % assigned.length] ?? 0;
        const change = new KeptAssignment(based).withoutPair(lost);
        const afresh = bestTotal(based, { forbidden: (pair) => pair === lost });
        expect(change === undefined).toBe(afresh === undefined);
        looked("one path as a whole solve");
        if (change === undefined || afresh === undefined) {
          impossible += 1;
          return;
        }
        const chosen = kept.slice();
        for (const pair of change.removed) chosen[pair] = 0;
        for (const pair of change.added) chosen[pair] = 1;
        expect([...chosen]).toEqual([...afresh.plan.chosen]);
        expect(planOf(based, chosen).newPairs).toBe(change.added.length);
        repaired += 1;
      }),
      { seed, numRuns: 4000 },
    );
    expect({ enough: repaired > 500, both: impossible > 50 }).toEqual({ enough: true, both: true });
  });
});

describe("a search that was stopped", () => {
  it("says how far it may be from the best, and never less", async () => {
    let open = 0;
    await fc.assert(
      fc.asyncProperty(instances({ applications: 4, reviewers: 5 }), async (input) => {
        const answer = AssignAnswer.parse(await assign(input, { pairs: 0, nodes: 0 }));
        if (!answer.feasible) return;
        looked("bounded");
        const sums = completeAssignments(input).map((pairs) => {
          const own = new Map(input.applications.map(({ id }) => [id, 0]));
          for (const { application, worth } of pairs)
            own.set(application, (own.get(application) ?? 0) + worth);
          return {
            floor: Math.min(...own.values()),
            total: pairs.reduce((sum, { worth }) => sum + worth, 0),
          };
        });
        const floor = Math.max(...sums.map((each) => each.floor));
        const total = Math.max(...sums.flatMap((each) => (each.floor === floor ? [each.total] : [])));
        const found = { floor: Math.round(answer.minAppSum * 1e4), total: Math.round(answer.total * 1e4) };
        if (answer.optimal) {
          expect({ ...found, gap: answer.gap }).toEqual({ floor, total, gap: 0 });
          return;
        }
        open += 1;
        const bound = Math.round(answer.bound * 1e4);
        const bounded = bound - Math.round(answer.gap * 1e4);
        expect([found.floor, found.total]).toContain(bounded);
        if (bounded === found.floor) expect(bound).toBeGreaterThanOrEqual(floor);
        else expect({ floor: found.floor, enough: bound >= total }).toEqual({ floor, enough: true });
      }),
      { seed, numRuns: 1500 },
    );
    expect(open).toBeGreaterThan(20);
  });
});
