import * as fc from "fast-check";
import { expect, test } from "vitest";
import { quartilesOf } from "../../../functions/selection/numbers/quartiles.ts";

test("quartiles are what a spreadsheet says of the same column", () => {
  expect(quartilesOf([7, 1, 3, 5])).toEqual({ least: 1, lower: 2.5, median: 4, upper: 5.5, greatest: 7 });
  expect(quartilesOf([2.5])).toEqual({ least: 2.5, lower: 2.5, median: 2.5, upper: 2.5, greatest: 2.5 });
  expect(quartilesOf([])).toBeUndefined();
});

test("they do not depend on the order, and half of the values lie on either side of the median", () => {
  const marks = fc.array(
    fc.integer({ min: 0, max: 20 }).map((steps) => steps / 2),
    { minLength: 1, maxLength: 40 },
  );
  fc.assert(
    fc.property(marks, (values) => {
      const found = quartilesOf(values);
      expect(quartilesOf(values.toReversed())).toEqual(found);
      const { least = 0, lower = 0, median = 0, upper = 0, greatest = 0 } = found ?? {};
      expect([least, lower, median, upper, greatest]).toEqual(
        [least, lower, median, upper, greatest].toSorted((a, b) => a - b),
      );
      const below = values.filter((value) => value <= median).length;
      const above = values.filter((value) => value >= median).length;
      expect(2 * Math.min(below, above)).toBeGreaterThanOrEqual(values.length);
    }),
    { seed: 20261127, numRuns: 1000 },
  );
});
