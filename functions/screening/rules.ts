import type { CallContent, EligibilityRule } from "../../schemas/call.ts";
import type { Answers } from "../../schemas/form.ts";
import type { RuleOutcome, SelfTest } from "../../schemas/screening.ts";
import { type Part, rulesFor } from "../calls/lots.ts";
import { isListed, type Lists, noLists } from "./lists-in-force.ts";

/** What the rules look at: an organisation, as far as it is known. */
export type Candidate = SelfTest["organisation"] & { id?: string };

/** What the candidate applies to, and what the application says, as far as there is one. */
export interface Applying extends Part {
  answers?: Answers;
  /** The imported lists in force; without them the call's own stand in. */
  lists?: Lists;
}

/** Holds a candidate against every rule of a call for its lot and track; each says yes or no with its reason, whatever the others say. */
export function screen(call: CallContent, candidate: Candidate, applying: Applying = {}): RuleOutcome[] {
  return rulesFor(call, applying).map((rule) => ({
    rule: rule.rule,
    ...outcomeOf(rule, call, candidate, applying),
  }));
}

export function isEligible(outcomes: readonly RuleOutcome[]): boolean {
  return outcomes.every((outcome) => outcome.passed);
}

function outcomeOf(
  rule: EligibilityRule,
  call: CallContent,
  candidate: Candidate,
  applying: Applying,
): Omit<RuleOutcome, "rule"> {
  const { lists = noLists } = applying;
  switch (rule.rule) {
    case "organisationType": {
      const { type } = candidate;
      return verdict(rule.allowed.includes(type), rule.rule, { type, allowed: rule.allowed });
    }
    case "country": {
      const { country } = candidate;
      const { list: register = "", basis, asOf, allowed } = rule;
      const imported = lists.get(register);
      if (imported === undefined)
        return verdict(allowed.includes(country), rule.rule, { country, basis, asOf });
      const { entries, ...list } = imported;
      return verdict(entries.includes(country), rule.rule, { country, register, ...list });
    }
    case "minPopulation": {
      const { population } = candidate;
      // Not stated is not the same as too few, and the applicant can mend it.
      if (population === undefined) return verdict(false, "populationUnknown", { atLeast: rule.atLeast });
      return verdict(population >= rule.atLeast, rule.rule, { population, atLeast: rule.atLeast });
    }
    case "notHostInThisCall": {
      const { name = "", country } = candidate;
      const hosts = call.activities.flatMap((activity) => activity.cities);
      const host = hosts.some((city) => city.name === name && city.country === country);
      return verdict(!host, rule.rule, { name });
    }
    case "countryOfLot": {
      const { country } = candidate;
      const { lotId = "" } = applying;
      const allowed = call.lots.find(({ id }) => id === lotId)?.countries ?? [];
      return verdict(allowed.includes(country), rule.rule, { country, lotId, allowed });
    }
    case "declared": {
      const { question } = rule;
      // Before there is an application, nothing is declared yet; the form asks for it.
      if (applying.answers === undefined) return verdict(true, "toBeDeclared", { question });
      const answer = Object.hasOwn(applying.answers, question) ? applying.answers[question] : undefined;
      const isEmpty = answer === undefined || answer === "" || (Array.isArray(answer) && answer.length === 0);
      return verdict(!isEmpty && answer !== false, rule.rule, { question });
    }
    case "register": {
      const { register, listed, decides = true } = rule;
      const inline = call.registers.find(({ id }) => id === register)?.entries ?? [];
      const { entries, ...list } = lists.get(register) ?? { entries: inline };
      // Nobody is excluded for a register that nobody has imported.
      if (entries.length === 0) return verdict(true, "registerNotImported", { register });
      const { name = "" } = candidate;
      const found = isListed(entries, candidate);
      if (!decides) return verdict(true, "registerRecorded", { register, name, listed: found, ...list });
      return verdict(found === listed, rule.rule, { register, name, listed, ...list });
    }
  }
}

function verdict(
  passed: boolean,
  code: string,
  params: RuleOutcome["reason"]["params"],
): Omit<RuleOutcome, "rule"> {
  return { passed, reason: { code, params } };
}

/** The rules that were not met, each with what the application stated, for the letter that says so. */
export function unmet(outcomes: readonly RuleOutcome[]): { code: string; detail: string }[] {
  return outcomes
    .filter(({ passed }) => !passed)
    .map(({ reason: { code, params } }) => ({
      code,
      detail: String(params.country ?? params.type ?? params.population ?? params.name ?? ""),
    }));
}
