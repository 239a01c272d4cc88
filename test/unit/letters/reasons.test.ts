import { expect, test } from "vitest";
import {
  eligibilityReasons,
  matchingReasons,
  reasonSentence,
  ruleName,
  selectionReasons,
} from "../../../functions/letters/reasons.ts";
import { EligibilityRule } from "../../../schemas/call.ts";

const known = Object.keys({ ...eligibilityReasons, ...selectionReasons, ...matchingReasons });

test.each(known)("%s is a sentence in both languages", (code) => {
  for (const language of ["sv", "en"] as const) {
    expect(reasonSentence(code, language)).toMatch(/^\p{Lu}.{20,}\.$/u);
    expect(reasonSentence(code, language)).not.toMatch(new RegExp(`[”“]${code}[”“]`));
  }
  expect(reasonSentence(code, "sv")).not.toBe(reasonSentence(code, "en"));
});

test("every rule of who may apply has a sentence and a name", () => {
  const rules = EligibilityRule.options.map((option) => option.shape.rule.value);
  expect(rules.filter((rule) => !Object.hasOwn(eligibilityReasons, rule))).toEqual([]);
  for (const rule of rules) expect(ruleName(rule, "sv")).not.toBe(rule);
});

test("a code that nobody wrote a sentence for is named, so that the letter can leave", () => {
  expect(reasonSentence("toString", "sv")).toBe(
    "Skälet är antecknat i beslutet under beteckningen ”toString”. Kontaktpersonen förklarar gärna vad det innebär.",
  );
  expect(reasonSentence("newRule", "en")).toContain("“newRule”");
});
