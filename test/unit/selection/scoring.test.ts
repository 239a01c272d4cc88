import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkScores } from "../../../functions/reviewing/write-review.ts";
import { score } from "../../../functions/selection/scoring.ts";
import { Criterion } from "../../../schemas/call.ts";

const seed = 7;
const criterion = (id: string, more: object = {}) =>
  Criterion.parse({ id, label: { en: id }, maxScore: 5, step: 0.5, threshold: 3, ...more });
const [a, b] = [criterion("a"), criterion("b")];

test("a criterion that is named like something that every object has is scored by its marks alone", () => {
  const named = criterion("constructor");
  expect(score([named, b], 0, [{ b: 4 }]).means[0]).toEqual({
    criterion: "constructor",
    mean: null,
    reviews: 0,
  });
  const review = { scores: { b: 4 }, toApplicant: "Good.", toPanel: "" };
  expect(checkScores([named, b], review, true).map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
    "/scores/constructor Missing",
  ]);
});

describe("a mark that is not applicable", () => {
  test("is not zero: it leaves the mean of the others", () => {
    expect(score([a, b], 7, [{ a: 4, b: 4 }, { a: null, b: 4 }, { b: 4 }])).toEqual({
      means: [
        { criterion: "a", mean: "4.0000", reviews: 1 },
        { criterion: "b", mean: "4.0000", reviews: 3 },
      ],
      unweighted: "8.0000",
      score: "8.0000",
      failed: [],
    });
  });

  test("of everybody leaves the criterion out, and the rest is raised in proportion", () => {
    expect(score([a, b], 7, [{ a: null, b: 4 }])).toEqual({
      means: [
        { criterion: "a", mean: null, reviews: 0 },
        { criterion: "b", mean: "4.0000", reviews: 1 },
      ],
      unweighted: "8.0000",
      score: "8.0000",
      failed: [],
    });
  });

  test("counted as zero would fail what passes: the twin is caught", () => {
    const asZero = score([a, b], 7, [
      { a: 4, b: 4 },
      { a: 0, b: 4 },
    ]);
    expect(asZero.failed).toEqual(["a", "overall"]);
  });
});

test("a score of zero is a score", () => {
  expect(score([a, b], 0, [{ a: 0, b: 5 }]).failed).toEqual(["a"]);
});

test("means are exact and rounded half up, once", () => {
  const thirds = score([criterion("a", { step: 0.1, threshold: 0 })], 0, [{ a: 1 }, { a: 1 }, { a: 2 }]);
  expect([thirds.means[0]?.mean, thirds.score]).toEqual(["1.3333", "1.3333"]);
  const half = score([criterion("a", { step: 0.0001, threshold: 0 })], 0, [{ a: 1.0001 }, { a: 1 }]);
  expect(half.score).toBe("1.0001");
  const tenths = score([criterion("a", { step: 0.1, threshold: 0.2 })], 0.2, [
    { a: 0.1 },
    { a: 0.2 },
    { a: 0.3 },
  ]);
  expect([tenths.score, tenths.failed]).toEqual(["0.2000", []]);
});

test("a threshold is held against the exact mean, not the rounded one", () => {
  const marks = [...Array.from({ length: 29_999 }, () => ({ a: 3 })), { a: 2.9999 }];
  const { means, failed } = score([criterion("a", { step: 0.0001 })], 0, marks);
  expect([means[0]?.mean, failed]).toEqual(["3.0000", ["a"]]);
});

test("a weight counts for the ranking and for no threshold", () => {
  const heavy = criterion("a", { weight: 3 });
  const result = score([heavy, b], 7, [{ a: 3, b: 4 }]);
  expect([result.unweighted, result.score, result.failed]).toEqual(["7.0000", "13.0000", []]);
  expect(score([heavy, b], 7.5, [{ a: 5, b: 2 }]).failed).toEqual(["b", "overall"]);
});

test("nothing scored at all is nothing, not a crash", () => {
  expect(score([a], 1, []).failed).toEqual(["overall"]);
});

test("the order of the reviews changes nothing", () => {
  const marks = fc.array(
    fc.record({ a: fc.constantFrom(null, 0, 0.5, 3, 5), b: fc.constantFrom(null, 1, 4.5) }),
    {
      maxLength: 6,
    },
  );
  fc.assert(
    fc.property(marks, (reviews) => {
      expect(score([a, b], 5, reviews.toReversed())).toEqual(score([a, b], 5, reviews));
    }),
    { seed },
  );
});

describe("a mark", () => {
  const codes = (criteria: Criterion[], scores: Record<string, number | null>, complete = false) =>
    checkScores(criteria, { scores, toApplicant: "Because.", toPanel: "" }, complete).map(
      ({ pointer, code }) => `${pointer} ${code}`,
    );
  test("on the scale is taken, off it refused", () => {
    expect(codes([a], { a: 4.5 })).toEqual([]);
    expect(codes([a], { a: 4.25 })).toEqual(["/scores/a OffScale"]);
    expect(codes([a], { a: 5.5 })).toEqual(["/scores/a TooLarge"]);
    expect(codes([a], { z: 1 })).toEqual(["/scores/z UnknownCriterion"]);
  });

  test("in tenths is on a scale of tenths, whatever binary numbers make of it", () => {
    const tenths = criterion("a", { step: 0.1 });
    const refused = Array.from({ length: 51 }, (_, i) => i / 10).filter(
      (mark) => codes([tenths], { a: mark }).length > 0,
    );
    expect(refused).toEqual([]);
    expect(codes([tenths], { a: 0.35 })).toEqual(["/scores/a OffScale"]);
  });

  test("is owed for every criterion when the review is submitted, or a word that none applies", () => {
    expect(codes([a, b], { a: null }, true)).toEqual(["/scores/b Missing"]);
    expect(
      checkScores([a], { scores: { a: 3 }, toApplicant: "  ", toPanel: "" }, true).map(
        ({ pointer }) => pointer,
      ),
    ).toEqual(["/toApplicant"]);
  });
});
