import type { CallContent, EligibilityRule } from "../../schemas/call.ts";
import type { RuleOutcome, SelfTest } from "../../schemas/screening.ts";

/** What the rules look at: an organisation, as far as it is known. */
export type Candidate = SelfTest["organisation"];

/** Holds a candidate against every rule of a call; each says yes or no with its reason, whatever the others say. */
export function screen(call: CallContent, candidate: Candidate): RuleOutcome[] {
  return call.eligibility.map((rule) => ({ rule: rule.rule, ...outcomeOf(rule, call, candidate) }));
}

export function isEligible(outcomes: readonly RuleOutcome[]): boolean {
  return outcomes.every((outcome) => outcome.passed);
}

function outcomeOf(
  rule: EligibilityRule,
  call: CallContent,
  candidate: Candidate,
): Omit<RuleOutcome, "rule"> {
  switch (rule.rule) {
    case "organisationType": {
      const { type } = candidate;
      return verdict(rule.allowed.includes(type), rule.rule, { type, allowed: rule.allowed });
    }
    case "country": {
      const { country } = candidate;
      return verdict(rule.allowed.includes(country), rule.rule, {
        country,
        basis: rule.basis,
        asOf: rule.asOf,
      });
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
