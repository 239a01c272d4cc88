import type { LetterLanguage } from "../../schemas/text.ts";
import type { FactsOf } from "./facts.ts";

type ScreeningKind =
  | "completion-requested"
  | "completion-reminder"
  | "completion-received"
  | "completion-lapsed";

const words = {
  sv: {
    wanted: ["Antal invånare", "Kommunfullmäktiges beslut"],
    message: "Beslutet är undertecknat men saknar datum. Skicka protokollsutdraget i stället.",
  },
  en: {
    wanted: ["Number of inhabitants", "Decision by the council"],
    message: "The decision is signed but has no date. Please send the extract of the minutes instead.",
  },
} as const;

/** Facts for the letters about what an applicant is asked to add. */
export function screeningSamples(
  applicant: Pick<FactsOf<"completion-lapsed">, "callTitle" | "zone" | "organisation">,
  contactEmail: string,
  language: LetterLanguage,
): { [Kind in ScreeningKind]: FactsOf<Kind> } {
  const dueAt = "2023-07-17T08:00:00.000Z";
  const wanted = [...words[language].wanted];
  return {
    "completion-requested": {
      ...applicant,
      wanted,
      message: words[language].message,
      dueAt,
      contactEmail,
    },
    "completion-reminder": { ...applicant, wanted, dueAt, contactEmail },
    "completion-received": {
      ...applicant,
      receiptNumber: "TC23-0042-3",
      receivedAt: "2023-07-12T07:41:09.120Z",
      version: 3,
      contentHash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    },
    "completion-lapsed": { ...applicant, dueAt, contactEmail },
  };
}
