import fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod";
import { readJson } from "../../../functions/shared/read-json.ts";

test("the reader of JSON agrees with the language's own on every text", () => {
  const spoiled = fc
    .tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom("", ",", "}", "]", '"', "\\", "0", "-", "e", "\u0001", " ", "{", ":", "nul"),
    )
    .map(
      ([json, at, piece]) =>
        json.slice(0, at % (json.length + 1)) + piece + json.slice((at % (json.length + 1)) + 1),
    );
  const parses = (json: string) => {
    try {
      return { value: z.unknown().parse(JSON.parse(json)) };
    } catch {
      return undefined;
    }
  };
  fc.assert(
    fc.property(fc.oneof(fc.json(), spoiled, fc.string()), (json) => {
      const reading = readJson(json);
      const own = parses(json);
      if (reading.outcome === "read") expect({ value: reading.value }).toEqual(own);
      else expect(own).toBeUndefined();
    }),
    { seed: 8259, numRuns: 5000 },
  );
});
