import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Member, normalised } from "../../../functions/selection/rules/normalise.ts";
import { select } from "../../../functions/selection/rules/select.ts";
import { SelectInput } from "../../../schemas/planning/select.ts";

const seed = 20_231_127;
const fields = fc
  .array(
    fc.record({ group: fc.constantFrom("a", "b", "c"), worth: fc.integer({ min: 0, max: 1_000_000 }) }),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((rows): Member[] => rows.map((row, i) => ({ id: `x${i}`, ...row })));
const few = fc
  .array(fc.record({ group: fc.constantFrom("a", "b", "c"), worth: fc.constantFrom(0, 1, 2, 100_000) }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((rows): Member[] => rows.map((row, i) => ({ id: `x${i}`, ...row })));
const methods = fc.constantFrom("standardScore" as const, "rankShare" as const);
const leasts = fc.integer({ min: 2, max: 4 });

/** The members that somebody is measured among, found anew. */
function reference(members: readonly Member[], of: Member, least: number) {
  const own = members.filter(({ group }) => group === of.group);
  return own.length < least ? members : own;
}

/** Throws unless each number is the nearest ten-thousandth to the exact standard score, with no number that rounds. */
function judgeStandardScores(
  members: readonly Member[],
  least: number,
  rule: typeof normalised = normalised,
) {
  const found = rule({ method: "standardScore", least }, members);
  for (const member of members) {
    const among = reference(members, member, least);
    const n = BigInt(among.length);
    const sum = among.reduce((total, { worth }) => total + BigInt(worth), 0n);
    const spread = among.reduce((total, { worth }) => total + (n * BigInt(worth) - sum) ** 2n, 0n) / n;
    const off = n * BigInt(member.worth) - sum;
    const counted = BigInt(found.get(member.id)?.worth ?? -1) - 500_000n;
    if (spread === 0n) {
      expect(counted).toBe(0n);
      continue;
    }
    expect([counted <= 0n || off > 0n, counted >= 0n || off < 0n]).toEqual([true, true]);
    const size = counted < 0n ? -counted : counted;
    const exact = 4n * (100_000n * off) ** 2n;
    expect((2n * size - 1n) ** 2n * spread <= exact || size === 0n).toBe(true);
    expect(exact < (2n * size + 1n) ** 2n * spread).toBe(true);
  }
}

describe("a standard score", () => {
  test("is the exact one to four places", () => {
    fc.assert(
      fc.property(fc.oneof(fields, few), leasts, (members, least) => judgeStandardScores(members, least)),
      { seed, numRuns: 2000 },
    );
  });

  test.each([
    [
      "forgets the groups",
      (how: Parameters<typeof normalised>[0], members: readonly Member[]) =>
        normalised(
          how,
          members.map((one) => ({ ...one, group: "" })),
        ),
    ],
    [
      "measures a group of one by itself",
      (how: Parameters<typeof normalised>[0], members: readonly Member[]) =>
        normalised({ ...how, least: 1 }, members),
    ],
  ])("is told from a twin that %s", (_, twin) => {
    const { failed } = fc.check(
      fc.property(fields, leasts, (members, least) => judgeStandardScores(members, least, twin)),
      { seed, numRuns: 200, endOnFailure: true },
    );
    expect(failed).toBe(true);
  });

  test("is worked out from figures that are shown", () => {
    const members = [70, 80, 90].map((x, i) => ({ id: `x${i}`, group: "se", worth: x * 10_000 }));
    // The mean is 80 and the deviation the root of 200/3, 8.1650; so 80 + 8.1650 would be 60.
    expect(normalised({ method: "standardScore", least: 2 }, members).get("x2")).toEqual({
      worth: 622_474,
      reason: {
        code: "standardScore",
        params: { group: "se", ofGroup: 3, raw: 90, count: 3, mean: 80, deviation: 8.165 },
      },
    });
  });
});

test("a rank share is the share that lies below, with half of the equal ones", () => {
  fc.assert(
    fc.property(few, leasts, (members, least) => {
      const found = normalised({ method: "rankShare", least }, members);
      for (const member of members) {
        const among = reference(members, member, least);
        const below = among.filter(({ worth }) => worth < member.worth).length;
        const equal = among.filter(({ worth }) => worth === member.worth).length;
        const twice = 2 * below + equal;
        expect(found.get(member.id)?.worth).toBe(Math.floor((twice * 1_000_000) / among.length / 2 + 0.5));
      }
    }),
    { seed, numRuns: 1000 },
  );
});

test("within a group nobody changes places, and nobody's number depends on the order of the list", () => {
  fc.assert(
    fc.property(few, methods, leasts, fc.nat(), (members, method, least, turn) => {
      const found = normalised({ method, least }, members);
      for (const a of members)
        for (const b of members)
          if (a.group === b.group)
            expect(Math.sign((found.get(a.id)?.worth ?? 0) - (found.get(b.id)?.worth ?? 0))).toBe(
              Math.sign(a.worth - b.worth),
            );
      const turned = members.map((_, i) => members[(i + turn) % members.length] ?? members[0]);
      const again = normalised(
        { method, least },
        turned.filter((one) => one !== undefined),
      );
      expect(Object.fromEntries(again)).toEqual(Object.fromEntries(found));
    }),
    { seed, numRuns: 1000 },
  );
});

test("a group that was judged more strictly, and over a narrower range, gets the same numbers", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 2, maxLength: 8 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 0, max: 400_000 }),
      methods,
      (marks, times, plus, method) => {
        const lenient = marks.map((worth, i) => ({
          id: `l${i}`,
          group: "lenient",
          worth: times * worth + plus,
        }));
        const strict = marks.map((worth, i) => ({ id: `s${i}`, group: "strict", worth }));
        const found = normalised({ method, least: 2 }, [...lenient, ...strict]);
        for (const i of marks.keys()) expect(found.get(`l${i}`)?.worth).toBe(found.get(`s${i}`)?.worth);
      },
    ),
    { seed, numRuns: 500 },
  );
});

test.each([
  ["nobody at all", [], []],
  ["one application alone", [["a", 7]], [["noSpreadOfAll", 50]]],
  [
    "all with the same score",
    [
      ["a", 7],
      ["a", 7],
    ],
    [
      ["noSpread", 50],
      ["noSpread", 50],
    ],
  ],
  [
    "a group of one is measured among all",
    [
      ["a", 0],
      ["b", 10],
      ["b", 20],
    ],
    [
      ["standardScoreOfAll", 37.7526],
      ["standardScore", 40],
      ["standardScore", 60],
    ],
  ],
] as const)("%s", (_, rows, expected) => {
  const members = rows.map(([group, score], i) => ({ id: String(i), group, worth: score * 10_000 }));
  const found = normalised({ method: "standardScore", least: 2 }, members);
  expect(
    [...found.entries()]
      .toSorted(([a], [b]) => Number(a) - Number(b))
      .map(([, one]) => [one.reason.code, one.worth / 1e4]),
  ).toEqual(expected);
});

describe("plan select", () => {
  const input = {
    seats: 2,
    minScore: 10,
    candidates: [
      { id: "a1", score: 90, lot: "lenient" },
      { id: "a2", score: 80, lot: "lenient" },
      { id: "a3", score: 70, lot: "lenient" },
      { id: "b1", score: 30, lot: "strict" },
      { id: "b2", score: 20, lot: "strict" },
      { id: "b3", score: 9, lot: "strict" },
    ],
  };
  const selectedBy = async (normalise?: object) => {
    const answer = await select(SelectInput.parse({ ...input, normalise }));
    return answer.feasible ? answer : undefined;
  };

  test("selects by the standing in the group, holds the threshold against the score, and shows the figures", async () => {
    expect((await selectedBy())?.selected).toEqual(["a1", "a2"]);
    const answer = await selectedBy({ method: "rankShare", within: "lot" });
    expect(answer?.selected).toEqual(["a1", "b1"]);
    // Who is below the threshold is part of the group all the same.
    expect(answer?.reasons.b3?.code).toBe("belowThreshold");
    expect(answer?.normalised?.b1).toEqual({
      value: 83.3333,
      code: "rankShare",
      params: { group: "strict", ofGroup: 3, raw: 30, count: 3, below: 2, equal: 1 },
    });
    expect(answer?.total).toBe(166.6666);
  });

  test("refuses a candidate that names no group, or several", () => {
    const candidates = [...input.candidates, { id: "c", score: 5 }, { id: "d", score: 5, lot: ["x", "y"] }];
    const parsed = SelectInput.safeParse({
      ...input,
      candidates,
      normalise: { method: "rankShare", within: "lot" },
    });
    expect(parsed.error?.issues.map(({ path }) => path.join("/"))).toEqual([
      "candidates/6/lot",
      "candidates/7/lot",
    ]);
  });
});
