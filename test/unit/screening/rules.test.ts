import { describe, expect, test } from "vitest";
import { isEligible, screen } from "../../../functions/screening/rules.ts";
import { selfTest } from "../../../functions/screening/self-test.ts";
import { callContent, callIn } from "../../support/builders.ts";

const kalmar = { name: "Kalmar", country: "SE", type: "municipality", population: 70_000 };
const failed = (candidate: Parameters<typeof screen>[1]) =>
  screen(callContent(), candidate).flatMap(({ passed, rule }) => (passed ? [] : [rule]));

describe("screening", () => {
  test("asks every rule, whatever the others say, each with its reason", () => {
    const outcomes = screen(callContent(), { ...kalmar, country: "US", type: "company" });
    expect(outcomes.map(({ rule, passed, reason }) => [rule, passed, reason.code])).toEqual([
      ["organisationType", false, "organisationType"],
      ["country", false, "country"],
      ["minPopulation", true, "minPopulation"],
      ["notHostInThisCall", true, "notHostInThisCall"],
    ]);
    expect(isEligible(outcomes)).toBe(false);
  });

  test.each([
    ["a municipality of a country on the list", kalmar, []],
    ["another type", { ...kalmar, type: "company" }, ["organisationType"]],
    ["another country", { ...kalmar, country: "NO" }, ["country"]],
    ["exactly as many inhabitants as asked for", { ...kalmar, population: 10_000 }, []],
    ["one inhabitant fewer", { ...kalmar, population: 9_999 }, ["minPopulation"]],
    ["an unknown population", { country: "SE", type: "municipality" }, ["minPopulation"]],
    ["a host of this round", { ...kalmar, name: "Turku", country: "FI" }, ["notHostInThisCall"]],
    ["a namesake of a host in another country", { ...kalmar, name: "Turku" }, []],
  ])("%s", (_what, candidate, rules) => {
    expect(failed(candidate)).toEqual(rules);
  });

  test("without rules lets everybody pass", () => {
    expect(isEligible(screen(callContent({ eligibility: [] }), { country: "US", type: "company" }))).toBe(
      true,
    );
  });

  test("says beforehand what it will say afterwards", () => {
    const { name: _name, ...organisation } = kalmar;
    const { eligible, outcomes } = selfTest(callIn("open"), { organisation });
    expect({ eligible, outcomes }).toMatchObject({
      eligible: true,
      outcomes: screen(callContent(), organisation),
    });
    expect(outcomes.map(({ verdict }) => verdict)).toEqual(["met", "met", "met", "met"]);
  });

  test("says in the reader's language which rule fails, and refuses a track that the call does not have", () => {
    const organisation = { country: "FR", type: "municipality", population: 70_000 };
    const { outcomes } = selfTest(callIn("open"), { organisation }, "en");
    expect(outcomes.filter(({ verdict }) => verdict === "notMet").map(({ says }) => says)).toEqual([
      "Country (List of the round, 1 May 2023): Finland, Germany and Sweden: not met. You stated: France.",
    ]);
    expect(() => selfTest(callIn("open"), { organisation, track: "none" })).toThrow();
  });
});
