import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { match } from "../../../functions/matching/rules/match.ts";
import { MatchAnswer, MatchInput, MatchPolicy } from "../../../schemas/planning/match.ts";
import { blocking, guestsOf, lists, matchings, type Pairs, smallInput, weightOf } from "./enumerate.ts";

const seed = 20230413;
const weigh = (input: MatchInput, pairs: Pairs) =>
  Object.entries(pairs).reduce((sum, [twin, pilot]) => sum + (pilot ? weightOf(input, twin, pilot) : 0), 0);
const size = (pairs: Pairs) => Object.values(pairs).filter((pilot) => pilot !== null).length;
const lacking = (input: MatchInput, pairs: Pairs) =>
  input.pilots.reduce(
    (sum, { id, minTwins = 0 }) => sum + Math.max(0, minTwins - guestsOf(pairs, id).length),
    0,
  );
/** Place of each twin's pilot on its list; the number of pilots for none. */
const places = (input: MatchInput, pairs: Pairs) => {
  const { ofTwin } = lists(input);
  return Object.entries(pairs).map(([twin, pilot]) =>
    pilot === null ? input.pilots.length : (ofTwin.get(twin)?.indexOf(pilot) ?? 0),
  );
};
const isNoWorse = (input: MatchInput, one: Pairs, other: Pairs) => {
  const [a, b] = [places(input, one), places(input, other)];
  return a.every((place, index) => place <= (b[index] ?? 0));
};
const best = (all: readonly Pairs[], ...goals: ((pairs: Pairs) => number)[]) => {
  let left = all;
  for (const goal of goals) {
    const most = left.reduce((value, pairs) => Math.max(value, goal(pairs)), Number.NEGATIVE_INFINITY);
    left = left.filter((pairs) => goal(pairs) === most);
  }
  return left;
};

/** Ties go to the twins, first by id. */
const firstServed = (input: MatchInput, all: readonly Pairs[]) =>
  best(all, ...input.twins.map((_twin, index) => (pairs: Pairs) => -(places(input, pairs)[index] ?? 0)));

/** What each policy promises, among all matchings. */
const promised: Record<MatchPolicy, (input: MatchInput, all: readonly Pairs[]) => readonly Pairs[]> = {
  twinOptimalStable: (input, all) => {
    const stable = all.filter((pairs) => blocking(input, pairs).length === 0);
    return stable.filter((pairs) => stable.every((other) => isNoWorse(input, pairs, other)));
  },
  pilotOptimalStable: (input, all) => {
    const stable = all.filter((pairs) => blocking(input, pairs).length === 0);
    return stable.filter((pairs) => stable.every((other) => isNoWorse(input, other, pairs)));
  },
  maxWelfareStable: (input, all) => {
    const stable = all.filter((pairs) => blocking(input, pairs).length === 0);
    const heaviest = best(stable, (pairs) => weigh(input, pairs));
    return heaviest.filter((pairs) => heaviest.every((other) => isNoWorse(input, pairs, other)));
  },
  maxWeight: (input, all) =>
    firstServed(
      input,
      best(
        all,
        (pairs) => -lacking(input, pairs),
        (pairs) => weigh(input, pairs),
        size,
      ),
    ),
  maxCardinality: (input, all) =>
    firstServed(
      input,
      best(
        all,
        (pairs) => -lacking(input, pairs),
        size,
        (pairs) => weigh(input, pairs),
      ),
    ),
};

describe("match", () => {
  for (const policy of MatchPolicy.options) {
    it(`${policy} equals a search through all matchings`, { timeout: 120_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(smallInput(policy), async (input) => {
          const answer = MatchAnswer.parse(await match(input));
          const { matching } = answer;
          const expected = promised[policy](input, matchings(input));
          expect([matching]).toEqual(expected);
          expect(answer.matched).toBe(size(matching));
          expect(answer.weight).toBe(weigh(input, matching) / 1e4);
          expect(answer.blockingPairs).toEqual(blocking(input, matching));
          const below = answer.problems?.reduce((sum, { params }) => {
            return sum + Number(params.minTwins) - Number(params.hosts);
          }, 0);
          expect(below ?? 0).toBe(lacking(input, matching));
          for (const [twin, pilot] of Object.entries(matching)) {
            const reason = answer.reasons[twin];
            expect(reason?.code === "gotPreference").toBe(pilot !== null);
            const mine = answer.blockingPairs.filter(([id]) => id === twin).map(([, id]) => id);
            expect([...toList(reason?.params.passedOver)].sort()).toEqual(mine);
          }
        }),
        { seed, numRuns: 1000 },
      );
    });

    it(`${policy} answers with the same bytes whatever the order of lists and keys`, async () => {
      await fc.assert(
        fc.asyncProperty(smallInput(policy), fc.infiniteStream(fc.nat()), async (input, keys) => {
          const shuffled = <T>(list: readonly T[]) =>
            list
              .map((item) => [keys.next().value ?? 0, item] as const)
              .sort(([a], [b]) => a - b)
              .map(([, item]) => item);
          const turned = (record: object) => Object.fromEntries(shuffled(Object.entries(record)));
          const other = MatchInput.parse(
            turned({
              ...input,
              twins: shuffled(input.twins).map(turned),
              pilots: shuffled(input.pilots).map(turned),
              weight: Object.fromEntries(
                shuffled(Object.entries(input.weight)).map(([id, row]) => [id, turned(row)]),
              ),
            }),
          );
          expect(JSON.stringify(await match(other))).toBe(JSON.stringify(await match(input)));
        }),
        { seed, numRuns: 200 },
      );
    });
  }

  it("the search catches twins who choose one after the other", () => {
    const found = fc.check(
      fc.property(smallInput("twinOptimalStable"), (input) => {
        const { ofTwin, isAcceptable } = lists(input);
        const pairs: Record<string, string | null> = {};
        for (const { id } of input.twins) {
          const isFree = (pilot: string) => {
            const room = input.pilots.find((each) => each.id === pilot)?.capacity ?? 0;
            return isAcceptable(id, pilot) && guestsOf(pairs, pilot).length < room;
          };
          pairs[id] = ofTwin.get(id)?.find(isFree) ?? null;
        }
        expect(blocking(input, pairs)).toEqual([]);
      }),
      { seed, numRuns: 1000 },
    );
    expect(found.failed).toBe(true);
  });
});

function toList(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
