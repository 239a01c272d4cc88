import { ReviewerProfile } from "../../schemas/reviewing.ts";
import type { Expert } from "./reviewing.ts";

/** A reviewer who is made up, as the name says. */
export function expert(
  number: number,
  country: string,
  more: Partial<Record<keyof ReviewerProfile, unknown>>,
): Expert {
  const sub = `reviewer-${String(number).padStart(2, "0")}`;
  const person = { sub, email: `${sub}@experts.example`, roles: ["reviewer"] };
  const profile = ReviewerProfile.parse({
    personId: `person_${sub}`,
    name: `Reviewer ${number} (made up)`,
    email: person.email,
    language: country === "SE" ? "sv" : "en",
    country,
    domains: [],
    ...more,
  });
  return { person, profile };
}
