import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isClarification } from "../../../functions/calls/clarifications.ts";
import { differences } from "../../../functions/calls/differences.ts";
import { valueAt } from "../../../functions/calls/pointer.ts";

const seed = 20111;

describe("two contents", () => {
  test("that are equal have no differences, in whatever order their keys stand", () => {
    expect(differences({ a: 1, b: [{ id: "x" }] }, { b: [{ id: "x" }], a: 1 })).toEqual([]);
  });
  const cases: [what: string, before: unknown, after: unknown, found: unknown][] = [
    ["a value that changed", { a: { b: 1 } }, { a: { b: 2 } }, [{ pointer: "/a/b", before: 1, after: 2 }]],
    ["a key that is new", {}, { a: "x" }, [{ pointer: "/a", after: "x" }]],
    ["a key that is gone", { a: "x" }, {}, [{ pointer: "/a", before: "x" }]],
    [
      "a key that has to be escaped, also one that every object inherits",
      { "a/b~": 1 },
      { "a/b~": 2, constructor: 3 },
      [
        { pointer: "/a~1b~0", before: 1, after: 2 },
        { pointer: "/constructor", after: 3 },
      ],
    ],
    [
      "one element more at the front, and nothing of those behind it",
      [{ id: "b", n: 1 }],
      [
        { id: "a", n: 1 },
        { id: "b", n: 1 },
      ],
      [{ pointer: "/0", after: { id: "a", n: 1 } }],
    ],
    [
      "an element that is gone, where it was",
      [{ id: "a" }, { id: "b", n: 1 }],
      [{ id: "b", n: 2 }],
      [
        { pointer: "/0/n", before: 1, after: 2 },
        { pointer: "/0", before: { id: "a" } },
      ],
    ],
    [
      "elements in another order",
      [{ id: "a" }, { id: "b" }],
      [{ id: "b" }, { id: "a" }],
      [{ pointer: "", before: ["a", "b"], after: ["b", "a"] }],
    ],
    [
      "an element without a name, by its place",
      ["x", "y"],
      ["x", "z"],
      [{ pointer: "/1", before: "y", after: "z" }],
    ],
    ["another kind of value", { a: [] }, { a: {} }, [{ pointer: "/a", before: [], after: {} }]],
  ];
  test.each(cases)("show %s", (_what, before, after, found) => {
    expect(differences(before, after)).toEqual(found);
  });

  test("become equal when every difference is carried over, and only those", () => {
    const inner = fc.dictionary(fc.constantFrom("x", "y/z"), fc.nat(2));
    const outer = fc.dictionary(fc.constantFrom("a", "b~", "constructor"), fc.oneof(fc.nat(2), inner));
    fc.assert(
      fc.property(outer, outer, (before, after) => {
        const carried = structuredClone(before);
        for (const { pointer, after: now } of differences(before, after)) {
          const parent: unknown = valueAt(carried, pointer.slice(0, pointer.lastIndexOf("/")));
          const key = pointer
            .slice(pointer.lastIndexOf("/") + 1)
            .replaceAll("~1", "/")
            .replaceAll("~0", "~");
          if (typeof parent !== "object" || parent === null) throw new Error(`${pointer} has no parent`);
          if (now === undefined) Reflect.deleteProperty(parent, key);
          else Reflect.set(parent, key, now);
        }
        expect(carried).toEqual(after);
      }),
      { seed, numRuns: 1000 },
    );
  });
});

describe("a change to an approved call", () => {
  test.each([
    "/summary/en",
    "/links/0",
    "/contact/email",
    "/glossary/1",
    "/tracks/0/form/3/help/sv",
    "/tracks/1/criteria/0/help",
    "/tracks/0/synonyms/sv",
    "/lots/2/manager/name",
    "/registers/0/entries/17",
    "/uncertain/0/settled",
  ])("at %s is a clarification", (pointer) => {
    expect(isClarification({ pointer, before: "a", after: "b" })).toBe(true);
  });
  test.each([
    "/window/closes",
    "/lots/0/window/closes",
    "/eligibility/0/allowed/1",
    "/tracks/0/criteria/0/weight",
    "/tracks/0/criteria/0/label/sv",
    "/tracks/0/form/0/maxLength",
    "/tracks/0/eligibility/0",
    "/selection/seats",
    "/approvals/selection/0",
    "/summaryOfNothing",
  ])("at %s is none", (pointer) => {
    expect(isClarification({ pointer, before: "a", after: "b" })).toBe(false);
  });
  test("that only adds a language that was missing is one, wherever the text stands", () => {
    expect(isClarification({ pointer: "/tracks/0/criteria/0/label/de", after: "Ehrgeiz" })).toBe(true);
  });
});
