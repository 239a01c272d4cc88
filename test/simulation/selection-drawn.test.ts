import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { select } from "../../functions/selection/rules/select.ts";
import { type Candidate, SelectAnswer, SelectInput } from "../../schemas/planning/select.ts";
import { bySearch, count, inRankOrder, smallInput, sum } from "../unit/selection/enumerate.ts";

const seed = 20_231_127;
const instances = 10_000;
/** What was looked at, so that nobody has to believe the number in a name. */
const looked = { instances: 0, feasible: 0, shuffled: 0, compared: 0 };
afterAll(() => console.log(`selection, seed ${seed}: ${JSON.stringify(looked)}`));

const ids = (some: readonly Candidate[]) => some.map(({ id }) => id);
const outcome = (some: readonly Candidate[]) => ({ selected: ids(some), total: Number(sum(some)) / 1e4 });

/** The same question with every list and every key in another order. */
function shuffled(input: SelectInput, numbers: () => number): SelectInput {
  const turn = <T>(list: readonly T[]) =>
    list
      .map((item) => [numbers(), item] as const)
      .sort(([a], [b]) => a - b)
      .map(([, item]) => item);
  const turned = (record: object) => Object.fromEntries(turn(Object.entries(record)));
  return SelectInput.parse(
    turned({
      ...input,
      candidates: turn(input.candidates).map(turned),
      quotas: turn(input.quotas).map(turned),
    }),
  );
}

/** Throws unless the answer is what a search through all subsets finds, for both policies. */
function judge(input: SelectInput, answer: SelectAnswer): void {
  const expected = bySearch(input);
  expect(answer.feasible).toBe(expected !== undefined);
  if (!answer.feasible || expected === undefined) return;
  looked.feasible += 1;
  const { policy } = answer.otherPolicy;
  expect({ selected: answer.selected, total: answer.total }).toEqual(outcome(expected));
  expect(answer.otherPolicy).toEqual({ policy, ...outcome(bySearch(input, policy) ?? []) });
}

describe("selection on drawn fields with crossing quotas", () => {
  it(`equals a search through all subsets on ${instances} instances, and shuffled input gives the same bytes`, async () => {
    const drawn = fc.tuple(smallInput, fc.infiniteStream(fc.nat()));
    await fc.assert(
      fc.asyncProperty(drawn, async ([input, numbers]) => {
        const answer = SelectAnswer.parse(await select(input));
        judge(input, answer);
        looked.instances += 1;
        if (looked.instances % 4 !== 0) return;
        const other = shuffled(input, () => numbers.next().value ?? 0);
        expect(JSON.stringify(await select(other))).toBe(JSON.stringify(await select(input)));
        looked.shuffled += 1;
      }),
      { seed, numRuns: instances },
    );
    expect(looked.instances).toBeGreaterThanOrEqual(instances);
    // Neither kind of answer is rare.
    expect(looked.feasible).toBeGreaterThan(instances / 4);
    expect(looked.feasible).toBeLessThan((instances * 9) / 10);
  });

  it.each([
    ["forgets a quota", (input: SelectInput) => ({ ...input, quotas: input.quotas.slice(1) })],
    ["has a seat more", (input: SelectInput) => ({ ...input, seats: input.seats + 1 })],
    ["forgets the threshold", ({ minScore: _, ...input }: SelectInput) => input],
    ["forgets how ties are broken", (input: SelectInput) => ({ ...input, tieBreak: [] })],
  ])("is told from a twin that %s", async (_, broken) => {
    const { feasible } = looked;
    const twin = await fc.check(
      fc.asyncProperty(smallInput, async (input) => judge(input, await select(broken(input)))),
      { seed, numRuns: 300, endOnFailure: true },
    );
    looked.feasible = feasible;
    expect(twin.failed).toBe(true);
  });
});

describe("selection by standing within groups", () => {
  it("is the selection by the standing itself, with thresholds held against the scores as they were given", async () => {
    const drawn = fc.record({
      input: smallInput,
      method: fc.constantFrom("standardScore" as const, "rankShare" as const),
      within: fc.constantFrom("lot", "track"),
      least: fc.integer({ min: 2, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(drawn, async ({ input, ...normalise }) => {
        const answer = await select(SelectInput.parse({ ...input, normalise }));
        if (!answer.feasible) return;
        // Everybody who may be selected, asked again by what counted for them.
        const able = new Set(ids(inRankOrder(input)));
        const standing = (id: string) => answer.normalised?.[id]?.value ?? Number.NaN;
        const candidates = input.candidates
          .filter(({ id }) => able.has(id))
          .map((one) => ({ ...one, score: standing(one.id) }));
        const { minScore: _, ...rest } = input;
        const again = await select(SelectInput.parse({ ...rest, candidates }));
        if (!again.feasible) throw new Error("The same quotas contradict.");
        expect([answer.selected, answer.total, answer.reserve]).toEqual([
          again.selected,
          again.total,
          again.reserve,
        ]);
        for (const quota of input.quotas.filter(({ soft }) => !soft)) {
          const held = count(
            candidates.filter(({ id }) => answer.selected.includes(id)),
            quota,
          );
          expect(held).toBeGreaterThanOrEqual(quota.min ?? 0);
          expect(held).toBeLessThanOrEqual(quota.max ?? held);
        }
        looked.compared += 1;
      }),
      { seed, numRuns: 400 },
    );
    expect(looked.compared).toBeGreaterThan(100);
  });
});
