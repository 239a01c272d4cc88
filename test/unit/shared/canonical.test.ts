import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { canonical, compareText, contentHash, naturalKey } from "../../../functions/shared/canonical.ts";
import { faultsOf, pointerOf } from "../../../functions/shared/faults.ts";
import { principalOf } from "../../../functions/shared/principal.ts";
import { Question } from "../../../schemas/form.ts";

const seed = 3;

test("equal values have equal bytes, in whatever order their keys were written", () => {
  expect(canonical({ b: 1, a: { d: [2, 1], c: undefined } })).toBe('{"a":{"d":[2,1]},"b":1}');
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed());
      expect(contentHash(turned)).toBe(contentHash(value));
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { seed },
  );
});

test("a natural key tells its parts apart, and is 25 characters", () => {
  expect(naturalKey("ab", "c")).not.toBe(naturalKey("a", "bc"));
  expect(naturalKey("a", "")).not.toBe(naturalKey("a"));
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (a, b) => {
      expect(naturalKey(...a)).toMatch(/^[0-9a-z]{25}$/);
      expect(naturalKey(...a) === naturalKey(...b)).toBe(canonical(a) === canonical(b));
    }),
    { seed },
  );
});

test("text is ordered by code unit, the same in every locale", () => {
  expect(["ö", "z", "Z", "å", "a"].toSorted(compareText)).toEqual(["Z", "a", "z", "å", "ö"]);
  expect(compareText("a", "a")).toBe(0);
});

describe("a fault", () => {
  const faults = (schema: z.ZodType, input: unknown) => {
    const { error } = schema.safeParse(input);
    return error ? faultsOf(error, input).map(({ pointer, code }) => `${pointer} ${code}`) : [];
  };
  const Thing = z.strictObject({ name: z.string().min(1).max(3), list: z.array(z.number()).max(1) });

  test("is named once for each place, with a pointer after RFC 6901", () => {
    expect(faults(Thing, { name: "long", list: ["2"], "a/b~c": 1 })).toEqual([
      "/name TooLarge",
      "/list/0 WrongType",
      "/a~1b~0c UnknownField",
    ]);
    expect(faults(Thing, {})).toEqual(["/name Missing", "/list Missing"]);
    expect(pointerOf([])).toBe("");
  });

  test("of a choice of forms is told for the form that was meant", () => {
    const asked = { id: "why", label: { en: "Why?" }, required: true };
    expect(faults(Question, { ...asked, kind: "text" })).toEqual(["/maxLength Missing"]);
    expect(faults(Question, { ...asked, kind: "picture" })).toEqual(["/kind NoSuchAlternative"]);
  });
});

describe("who asks", () => {
  test("is read from the claims that the gateway verified", () => {
    const claims = {
      sub: "ABC-1",
      email: "a@example.org",
      "cognito:groups": "[staff coordinator]",
      "custom:organisation": "org_kalmar",
    };
    expect(principalOf(claims)).toEqual({
      id: "person_abc-1",
      email: "a@example.org",
      groups: ["staff", "coordinator"],
      organisation: "org_kalmar",
    });
  });

  test.each([
    ["no claims", undefined],
    ["no subject", { email: "a@example.org" }],
    ["a subject that is no id", { sub: "a b#c" }],
    ["an organisation that is no id", { sub: "a", "custom:organisation": "kalmar" }],
  ])("is nobody with %s", (_what, claims) => {
    expect(principalOf(claims)).toBeUndefined();
  });
});
