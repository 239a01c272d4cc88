import { spokenCountry } from "../../../functions/letters/spoken.ts";
import type { DecidedRehearsal } from "../result.ts";
import { assignmentInWords } from "./reviewing-section.ts";
import { listed, many, number } from "./words.ts";

/** How it was decided, in sentences; what was done beside the rules stands with its reason. */
export function decidedInWords({ reviewing, selection }: DecidedRehearsal): string[] {
  const { loads } = reviewing;
  const { planned, decided, reason } = selection.seats;
  return [
    `Assignment: ${assignmentInWords(reviewing)} Fit ${number(reviewing.assignment.total)} of at most ${number(reviewing.assignment.bound)}; ${many(reviewing.reviews, "review")}, ${loads.min} to ${loads.max} for each reviewer; ${number(reviewing.declined)} declined, ${many(reviewing.conflictsDeclared, "late conflict")}, ${many(reviewing.substitutes, "substitute")}.`,
    `Selected: ${number(selection.byOutcome.selected ?? 0)} from ${many(Object.keys(selection.selectedByCountry).length, "country", "countries")}; in reserve: ${number(selection.byOutcome.reserve ?? 0)}.`,
    ...(planned === decided ? [] : [`Seats: ${decided} instead of ${planned}. ${reason ?? ""}`]),
    ...selection.measures,
    ...(selection.awards.length === 0
      ? []
      : [
          `Awards: ${listed(selection.awards.map(({ award, name, country }) => `${award} to ${name}, ${spokenCountry(country, "en")}`))}.`,
        ]),
    ...selection.withdrawn.map(
      ({ name, replacedBy }) => `Withdrawn: ${name}; the place was offered to ${replacedBy}.`,
    ),
    `Confirmed: ${many(selection.confirmed, "participant")}.`,
  ];
}
