import type { AssignInput, ExcludedPair } from "../../../schemas/planning/assign.ts";

type Application = AssignInput["applications"][number];
type Reviewer = AssignInput["reviewers"][number];

/** Everything that speaks against a pair, in code-unit order; nothing for a pair that may be assigned. */
export type Objections = (application: Application, reviewer: Reviewer) => ExcludedPair[];

/**
 * The call's conflict rules, the declared conflicts and a repair's event, as one question about a pair. A rule needs
 * the fact on both sides: two that state no country are not of the same country.
 */
export function objections(input: AssignInput): Objections {
  const rules = [...new Set(input.conflictRules)].toSorted();
  const declared = new Map<string, ExcludedPair[]>();
  for (const { application, reviewer, reason } of input.declaredConflicts) {
    const key = JSON.stringify([application, reviewer]);
    const found = declared.get(key) ?? [];
    if (found.every((earlier) => earlier.reason !== reason))
      found.push({
        application,
        reviewer,
        code: "declaredConflict",
        ...(reason === undefined ? {} : { reason }),
      });
    declared.set(key, found);
  }
  for (const found of declared.values()) found.sort((a, b) => inCodeUnits(a.reason ?? "", b.reason ?? ""));
  const event = input.repair?.event;
  return (application, reviewer) => {
    const pair = { application: application.id, reviewer: reviewer.id };
    const found: ExcludedPair[] = [];
    if (event !== undefined && event.type !== "withdraw" && event.reviewer === reviewer.id) {
      if (event.application === undefined || event.application === application.id)
        found.push({ ...pair, code: event.type });
    }
    if (declared.size > 0)
      found.push(...(declared.get(JSON.stringify([pair.application, pair.reviewer])) ?? []));
    for (const code of rules) {
      const fact = code === "sameCountry" ? "country" : "organisation";
      if (application[fact] !== undefined && application[fact] === reviewer[fact])
        found.push({ ...pair, code });
    }
    return found.length < 2 ? found : found.toSorted((a, b) => inCodeUnits(a.code, b.code));
  };
}

/** The order of ids everywhere: by UTF-16 code units, whatever the machine's language is. */
export function inCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
