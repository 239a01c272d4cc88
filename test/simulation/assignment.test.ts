import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assign } from "../../functions/reviewing/assignment/assign.ts";
import { loadSolver } from "../../functions/shared/solver.ts";
import { AssignAnswer, type AssignInput } from "../../schemas/planning/assign.ts";
import { afterEvent, completeAssignments, instances } from "../support/assignment-instances.ts";
import { lookedAt } from "../support/looked-at.ts";

const seed = 20230503;
const looked = lookedAt("assignment", seed);
const units = (value: number) => Math.round(value * 1e4);

/** What a complete assignment comes to, in 1/10 000: new pairs, smallest sum, total. */
function worthOf(input: AssignInput, pairs: { application: string; reviewer: string; worth: number }[]) {
  const { rows } = afterEvent(input);
  const sums = new Map(rows.map(({ id }) => [id, 0]));
  let newPairs = 0;
  for (const { application, reviewer, worth } of pairs) {
    sums.set(application, (sums.get(application) ?? 0) + worth);
    if (input.repair && !input.repair.base[application]?.includes(reviewer)) newPairs += 1;
  }
  const all = [...sums.values()];
  return { newPairs, floor: all.length === 0 ? 0 : Math.min(...all), total: all.reduce((a, b) => a + b, 0) };
}

function best(input: AssignInput, ignoreBase = false) {
  const found = completeAssignments(input).map((pairs) => worthOf(input, pairs));
  const isFloor = input.objective === "maxMinThenTotal";
  return found.toSorted(
    (a, b) =>
      (ignoreBase ? 0 : a.newPairs - b.newPairs) || (isFloor ? b.floor - a.floor : 0) || b.total - a.total,
  )[0];
}

/** Counts an answer over again, from the input alone. */
function checkPlan(input: AssignInput, answer: Extract<AssignAnswer, { feasible: true }>) {
  const { rows, loads } = afterEvent(input);
  const pairs = rows.flatMap(({ id, candidates }) =>
    (answer.assignment[id] ?? []).map((reviewer) => {
      const found = candidates.find((candidate) => candidate.id === reviewer);
      if (found === undefined) throw new Error(`${reviewer} may not review ${id}`);
      return { application: id, reviewer, worth: found.worth };
    }),
  );
  expect(Object.keys(answer.assignment)).toEqual(rows.map(({ id }) => id));
  for (const { id, k } of rows) expect(new Set(answer.assignment[id]).size).toBe(k);
  for (const { id, least, most } of loads) {
    const load = pairs.filter(({ reviewer }) => reviewer === id).length;
    expect(answer.loads[id]).toBe(load);
    expect(load).toBeGreaterThanOrEqual(least);
    expect(load).toBeLessThanOrEqual(most);
  }
  const worth = worthOf(input, pairs);
  expect({ total: units(answer.total), floor: units(answer.minAppSum) }).toEqual({
    total: worth.total,
    floor: worth.floor,
  });
  expect(answer.reasons.map(({ application, reviewer }) => [application, reviewer])).toEqual(
    pairs.map(({ application, reviewer }) => [application, reviewer]),
  );
  return worth;
}

/** The certificate, counted by hand: these ask for more than those can give. */
function checkCertificate(input: AssignInput, answer: Extract<AssignAnswer, { feasible: false }>) {
  const { rows, loads } = afterEvent(input);
  const { cause, applications, eligibleReviewers, demand, capacity, strongOnly = [] } = answer.certificate;
  const tau = units(input.tier?.tau ?? 0);
  const named = rows.filter(({ id }) => applications.includes(id));
  expect(named.length).toBe(applications.length);
  const people = loads.filter(({ id }) => eligibleReviewers.includes(id));
  if (cause === "minimumLoads") {
    expect(demand).toBe(people.reduce((sum, { least }) => sum + least, 0));
    const give = rows.map(({ k, candidates }) => {
      const own = candidates.filter(({ id }) => eligibleReviewers.includes(id));
      const strong = own.filter(({ worth }) => input.tier === undefined || worth >= tau).length;
      return Math.min(k, strong + Math.min(own.length - strong, k - (input.tier?.atLeast ?? 0)));
    });
    expect(capacity).toBe(give.reduce((a, b) => a + b, 0));
  } else {
    const own = named.map((row) => ({
      asked: strongOnly.includes(row.id) ? (input.tier?.atLeast ?? 0) : row.k,
      candidates: row.candidates.filter(({ worth }) => !strongOnly.includes(row.id) || worth >= tau),
    }));
    expect(demand).toBe(own.reduce((sum, { asked }) => sum + asked, 0));
    const eligible = own.flatMap(({ candidates }) => candidates.map(({ id }) => id));
    expect(eligibleReviewers).toEqual([...new Set(eligible)].toSorted());
    const take = people.map(({ id, most }) => Math.min(most, eligible.filter((each) => each === id).length));
    expect(capacity).toBe(take.reduce((a, b) => a + b, 0));
  }
  expect(demand - capacity).toBe(answer.missing);
  expect(answer.missing).toBeGreaterThan(0);
  const assigned = Object.values(answer.assignment).reduce((sum, list) => sum + list.length, 0);
  expect(answer.assignable).toBe(assigned);
  const asked = rows.reduce((sum, { k }) => sum + k, 0);
  expect(asked - assigned).toBe(cause === "minimumLoads" ? 0 : answer.missing);
  for (const { id, candidates } of rows)
    for (const reviewer of answer.assignment[id] ?? [])
      expect(candidates.map((each) => each.id)).toContain(reviewer);
  for (const { id, most } of loads)
    expect(Object.values(answer.assignment).filter((list) => list.includes(id)).length).toBeLessThanOrEqual(
      most,
    );
}

/** The same question to HiGHS, in rows and columns of its own. Undefined: infeasible. */
async function totalByProgram(input: AssignInput): Promise<number | undefined> {
  const solve = await loadSolver();
  const { rows, loads } = afterEvent(input);
  const cells = rows.flatMap((row, a) =>
    row.candidates.map((each) => ({ ...each, a, name: `x_${a}_${each.id}` })),
  );
  const sum = (some: typeof cells) => ["0 none", ...some.map(({ name }) => `+ ${name}`)].join(" ");
  const found = solve(
    [
      "Maximize",
      ["0 none", ...cells.map(({ worth, name }) => `+ ${worth} ${name}`)].join(" "),
      "Subject To",
      ...rows.map(({ k }, a) => `${sum(cells.filter((cell) => cell.a === a))} = ${k}`),
      ...rows.map(
        (_, a) =>
          `${sum(cells.filter((cell) => cell.a === a && cell.worth >= units(input.tier?.tau ?? 0)))} >= ${input.tier?.atLeast ?? 0}`,
      ),
      ...loads.flatMap(({ id, least, most }) => {
        const own = sum(cells.filter((cell) => cell.id === id));
        return [`${own} >= ${least}`, `${own} <= ${most}`];
      }),
      "Bounds",
      "none = 0",
      ...cells.map(({ name }) => `0 <= ${name} <= 1`),
      "End",
      "",
    ].join("\n"),
  );
  return found && Math.round(found.objective);
}

describe("assignment on drawn instances", () => {
  /** Throws unless the answer is what a linear program and counting say. */
  const judge = async (input: AssignInput, answer: AssignAnswer) => {
    const total = await totalByProgram(input);
    expect(answer.feasible).toBe(total !== undefined);
    if (!answer.feasible) return checkCertificate(input, answer);
    checkPlan(input, answer);
    expect([units(answer.total), answer.optimal, answer.gap]).toEqual([total, true, 0]);
  };

  it("has the total that a linear program finds, or a certificate that counts", async () => {
    let infeasible = 0;
    await fc.assert(
      fc.asyncProperty(instances({ applications: 8, reviewers: 7 }), async (input) => {
        const answer = AssignAnswer.parse(await assign({ ...input, objective: "maxTotal" }));
        if (!answer.feasible) infeasible += 1;
        looked(answer.feasible ? "optimal by HiGHS" : "infeasible by a certificate");
        await judge(input, answer);
      }),
      { seed, numRuns: 10_000 },
    );
    expect(infeasible).toBeGreaterThan(1000);
    expect(infeasible).toBeLessThan(9000);
  });

  it.each([
    ["forgets the conflict rules", (input: AssignInput) => ({ ...input, conflictRules: [] })],
    [
      "forgets minimum loads",
      (input: AssignInput) => ({
        ...input,
        reviewers: input.reviewers.map(({ minLoad: _, ...rest }) => rest),
      }),
    ],
    ["gives every reviewer one more", (input: AssignInput) => ({ ...input, maxLoad: input.maxLoad + 1 })],
    ["forgets the tier", ({ tier: _, ...input }: AssignInput) => input],
  ])("is told from a twin that %s", async (_, broken) => {
    const twin = await fc.check(
      fc.asyncProperty(instances({ applications: 8, reviewers: 7 }), async (input) =>
        judge(input, await assign({ ...broken(input), objective: "maxTotal" })),
      ),
      { seed, numRuns: 300, endOnFailure: true },
    );
    expect(twin.failed).toBe(true);
  });

  it("has the largest smallest sum and then the largest total of all complete assignments", async () => {
    await fc.assert(
      fc.asyncProperty(instances({ applications: 4, reviewers: 5 }), async (input) => {
        const answer = await assign({ ...input, objective: "maxMinThenTotal" });
        const wanted = best({ ...input, objective: "maxMinThenTotal" });
        looked("against all assignments");
        expect(answer.feasible).toBe(wanted !== undefined);
        if (!answer.feasible) return checkCertificate(input, answer);
        expect(checkPlan(input, answer)).toEqual({ ...wanted, newPairs: 0 });
        expect([answer.optimal, answer.gap, units(answer.bound)]).toEqual([true, 0, wanted?.total]);
      }),
      { seed, numRuns: 2500 },
    );
  });

  it("is repaired with the fewest new pairs, then by the objective", async () => {
    const drawn = fc.tuple(
      instances({ applications: 4, reviewers: 5, repair: true }),
      fc.constantFrom("maxTotal", "maxMinThenTotal"),
    );
    await fc.assert(
      fc.asyncProperty(drawn, async ([input, objective]) => {
        const asked = { ...input, objective } as const;
        const answer = await assign(asked);
        const wanted = best(asked);
        looked("repaired");
        expect(answer.feasible).toBe(wanted !== undefined);
        if (!answer.feasible) return checkCertificate(asked, answer);
        const worth = checkPlan(asked, answer);
        expect({ ...worth, floor: 0 }).toEqual({ ...wanted, floor: 0 });
        if (objective === "maxMinThenTotal") expect(worth.floor).toBe(wanted?.floor);
        const before = Object.values(asked.repair?.base ?? {}).reduce((sum, list) => sum + list.length, 0);
        const pairs = Object.values(answer.assignment).reduce((sum, list) => sum + list.length, 0);
        expect(answer.repair).toEqual({
          newPairs: wanted?.newPairs,
          removedPairs: before - (pairs - worth.newPairs),
          totalIfFullyReoptimised: (best(asked, true)?.total ?? 0) / 1e4,
        });
      }),
      { seed, numRuns: 2500 },
    );
  });

  it("keeps what was settled before anything else, as many of the pairs as can stand", async () => {
    let stood = 0;
    await fc.assert(
      fc.asyncProperty(instances({ applications: 4, reviewers: 5, repair: true }), async (drawn) => {
        const { repair, ...input } = drawn;
        const settled = repair?.base ?? {};
        // A withdrawal of nobody: counting over again knows the settled pairs as a repair's base.
        const event = { type: "withdraw", application: "nobody" } as const;
        const counted = { ...input, repair: { base: settled, event } };
        const answer = await assign(input, undefined, settled);
        const wanted = best(counted);
        looked("settled");
        expect(answer.feasible).toBe(wanted !== undefined);
        if (!answer.feasible) return;
        expect(checkPlan(counted, answer)).toEqual(wanted);
        if (wanted?.newPairs === 0) stood += 1;
      }),
      { seed, numRuns: 1000 },
    );
    expect(stood).toBeGreaterThan(0);
  });
});
