import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { select } from "../../../functions/selection/rules/select.ts";
import { type Candidate, SelectAnswer, SelectInput } from "../../../schemas/planning/select.ts";
import { bySearch, count, inRankOrder, meetsHard, smallInput, subsets, sum } from "./enumerate.ts";

const seed = 20230503;
const ids = (some: readonly Candidate[]) => some.map(({ id }) => id);
const decimal = (tenThousandths: bigint) => Number(tenThousandths) / 1e4;
const outcome = (some: readonly Candidate[]) => ({ selected: ids(some), total: decimal(sum(some)) });

describe("select", () => {
  it("equals a search through all subsets, for both policies", { timeout: 120_000 }, async () => {
    let feasible = 0;
    await fc.assert(
      fc.asyncProperty(smallInput, async (input) => {
        const answer = SelectAnswer.parse(await select(input));
        const expected = bySearch(input);
        expect(answer.feasible).toBe(expected !== undefined);
        if (!answer.feasible || expected === undefined) return;
        feasible += 1;
        const other = bySearch(input, answer.otherPolicy.policy) ?? [];
        expect({ selected: answer.selected, total: answer.total }).toEqual(outcome(expected));
        expect(answer.otherPolicy).toEqual({ policy: answer.otherPolicy.policy, ...outcome(other) });
        const isIn = new Set(answer.selected);
        expect(answer.reserve).toEqual(ids(inRankOrder(input)).filter((id) => !isIn.has(id)));
        expect(Object.keys(answer.reasons)).toEqual(ids(input.candidates).sort());
      }),
      { seed, numRuns: 600 },
    );
    expect(feasible).toBeGreaterThan(250);
  });

  it("names every smallest set of quotas to drop, and a conflict that is one", {
    timeout: 120_000,
  }, async () => {
    let infeasible = 0;
    await fc.assert(
      fc.asyncProperty(smallInput, async (input) => {
        const answer = await select(input);
        if (answer.feasible) return;
        infeasible += 1;
        const fields = subsets(inRankOrder(input)).filter((some) => some.length <= input.seats);
        const without = (dropped: readonly string[]) =>
          input.quotas.filter(({ id }) => !dropped.includes(id));
        const can = (dropped: readonly string[]) => fields.some((some) => meetsHard(some, without(dropped)));
        const hard = input.quotas.filter(({ soft }) => !soft).map(({ id }) => id);
        const sets: string[][] = [[]];
        for (const id of hard) sets.push(...sets.map((set) => [...set, id]));
        const minimal = sets.filter(
          (set) => can(set) && set.every((id) => !can(set.filter((x) => x !== id))),
        );
        const order = (set: readonly string[]) => `${set.length}${set.join()}`;
        expect(answer.relaxed.map(({ dropQuotas }) => dropQuotas)).toEqual(
          minimal.sort((a, b) => (order(a) < order(b) ? -1 : 1)),
        );
        for (const { dropQuotas, ...rest } of answer.relaxed) {
          expect(rest).toEqual(outcome(bySearch({ ...input, quotas: without(dropQuotas) }) ?? []));
        }
        const { quota, with: others, shortfall, eligibleAboveThreshold } = answer.conflict;
        const core = input.quotas.filter(({ id }) => id === quota || others.includes(id));
        expect(fields.some((some) => meetsHard(some, core))).toBe(false);
        for (const one of core) {
          const rest = core.filter((other) => other !== one);
          expect(fields.some((some) => meetsHard(some, rest))).toBe(true);
          if (one.id !== quota) continue;
          const most = Math.max(...fields.filter((f) => meetsHard(f, rest)).map((f) => count(f, one)));
          expect(shortfall).toBe((one.min ?? 0) - most);
          expect(eligibleAboveThreshold).toEqual(
            ids(inRankOrder(input).filter((each) => count([each], one) === 1)),
          );
        }
      }),
      { seed, numRuns: 800 },
    );
    expect(infeasible).toBeGreaterThan(100);
  });

  it("answers with the same bytes whatever the order of lists and keys", async () => {
    await fc.assert(
      fc.asyncProperty(smallInput, fc.infiniteStream(fc.nat()), async (input, keys) => {
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((item) => [keys.next().value ?? 0, item] as const)
            .sort(([a], [b]) => a - b)
            .map(([, item]) => item);
        const turned = (record: object) => Object.fromEntries(shuffled(Object.entries(record)));
        const other = SelectInput.parse(
          turned({
            ...input,
            candidates: shuffled(input.candidates).map(turned),
            quotas: shuffled(input.quotas).map(turned),
          }),
        );
        expect(JSON.stringify(await select(other))).toBe(JSON.stringify(await select(input)));
      }),
      { seed, numRuns: 300 },
    );
  });

  it("the search catches a greedy walk, which is wrong where quotas cross", () => {
    const greedy = (input: SelectInput) => {
      let kept: Candidate[] = [];
      const needed = (some: readonly Candidate[]) =>
        input.quotas.map((quota) => Math.max(0, (quota.min ?? 0) - count(some, quota)));
      for (const candidate of inRankOrder(input)) {
        const next = [...kept, candidate];
        const isOver = input.quotas.some(({ max = 99, ...quota }) => count(next, quota) > max);
        const isRoom = needed(next).every((missing) => missing <= input.seats - next.length);
        if (next.length <= input.seats && !isOver && isRoom) kept = next;
      }
      return kept;
    };
    const hard = smallInput.filter((input) => input.quotas.every((q) => !q.soft && q.target === undefined));
    const found = fc.check(
      fc.property(hard, (input) => {
        const expected = bySearch(input, "rankLexicographic");
        if (expected !== undefined) expect(ids(greedy(input))).toEqual(ids(expected));
      }),
      { seed, numRuns: 2000 },
    );
    expect(found.failed).toBe(true);
  });
});
