import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

const matters = {
  call: { sv: "Utlysningen", en: "The call" },
  selection: { sv: "Urvalet", en: "The selection" },
  matching: { sv: "Matchningen", en: "The matching" },
  batch: { sv: "Betalningsunderlaget", en: "The payment batch" },
  report: { sv: "Rapporten", en: "The report" },
} as const;

export const approvalOverdue: LetterText<"approval-overdue"> = {
  sv: ({ callTitle, zone, subjectKind, step, dueAt, lapsesAt, holder }) => ({
    subject: `Försenat steg i beslutskedjan: ${callTitle.sv}`,
    heading: "Ett steg i beslutskedjan är försenat",
    blocks: [
      paragraph(
        `Steget ”${step}” skulle ha varit klart, men ingen har svarat. Du får det här brevet för att du ska få veta om förseningar i steget.`,
      ),
      definitions(
        ["Utlysning", callTitle.sv],
        ["Ärende", matters[subjectKind].sv],
        ["Tillfrågad", holder],
        ["Skulle vara klart", spokenTime(dueAt, zone, "sv")],
        ["Stängs utan godkännande", spokenTime(lapsesAt, zone, "sv")],
      ),
      section("Det här kan du göra"),
      paragraph(
        "Ta kontakt med den tillfrågade. En ersättare som är angiven för steget kan besluta i stället.",
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, zone, subjectKind, step, dueAt, lapsesAt, holder }) => ({
    subject: `Overdue step in the chain of approval: ${callTitle.en}`,
    heading: "A step in the chain of approval is overdue",
    blocks: [
      paragraph(
        `The step “${step}” should have been done, and nobody has answered. You receive this letter because delays at this step are reported to you.`,
      ),
      definitions(
        ["Call", callTitle.en],
        ["Matter", matters[subjectKind].en],
        ["Asked", holder],
        ["Was due", spokenTime(dueAt, zone, "en")],
        ["Closes without approval", spokenTime(lapsesAt, zone, "en")],
      ),
      section("What you can do"),
      paragraph("Get in touch with whoever was asked. A deputy named for the step may decide instead."),
      questions("en"),
    ],
  }),
};
