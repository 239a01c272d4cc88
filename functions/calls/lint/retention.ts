import { PersonalCategory } from "../../../schemas/call/retention.ts";
import type { CallContent } from "../../../schemas/call.ts";
import type { Finding } from "../../../schemas/reason.ts";
import { error, warning } from "./finding.ts";

/** Each category of personal data has one time of keeping, and says it before anybody applies (F133). */
export function checkRetention({ retention, travel }: CallContent): Finding[] {
  const twice = retention.flatMap(({ category }, i) =>
    retention.findIndex((other) => other.category === category) < i
      ? [error("RetentionTwice", `/retention/${i}/category`, { category })]
      : [],
  );
  const missing = PersonalCategory.options.filter(
    (category) =>
      !retention.some((rule) => rule.category === category) &&
      (category !== "travel" || travel !== undefined),
  );
  return missing.length === 0
    ? twice
    : [...twice, warning("RetentionMissing", "/retention", { categories: missing })];
}
