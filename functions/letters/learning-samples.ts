import type { LetterLanguage } from "../../schemas/text.ts";
import type { FactsOf } from "./facts.ts";

type LearningKind =
  | "owed-reminder"
  | "owed-overdue"
  | "deliverable-approved"
  | "deliverable-returned"
  | "report-drawn-up";

const reasons = {
  sv: "Säg vem som ansvarar för var och en av de tre åtgärderna.\nKostnaderna för 2026 saknas.",
  en: "Say who answers for each of the three measures.\nThe costs of 2026 are missing.",
};

/** Letters about what participants bring forth and what the programme reports, with facts as they might be. */
export function learningSamples(
  titled: Pick<FactsOf<"owed-overdue">, "callTitle" | "zone">,
  language: LetterLanguage,
): { [Kind in LearningKind]: FactsOf<Kind> } {
  const label = { sv: "Replikeringsplan", en: "Replication plan" };
  const written = {
    ...titled,
    organisation: "Uppsala kommun",
    label,
    title: { sv: "Uppsala tar efter", en: "Uppsala follows suit" },
  };
  const contactEmail = "office@example.org";
  const dueAt = "2025-04-30T21:59:00.000Z";
  return {
    "owed-reminder": {
      ...titled,
      organisation: "Uppsala kommun",
      label,
      missing: 1,
      dueAt,
      when: "before",
      contactEmail,
    },
    "owed-overdue": {
      ...titled,
      label,
      dueAt,
      owing: [
        { organisation: "Uppsala kommun", missing: 1 },
        { organisation: "Ville de Liège", missing: 2 },
      ],
    },
    "deliverable-approved": { ...written, opens: [{ sv: "Kapitalisera", en: "Capitalise" }] },
    "deliverable-returned": { ...written, reasons: reasons[language], contactEmail },
    "report-drawn-up": {
      ...titled,
      label: { sv: "Slutrapport", en: "Final report" },
      reportTo: "Regeringskansliet",
      dueOn: "2014-12-15",
      version: 2,
    },
  };
}
