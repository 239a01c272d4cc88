import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const reportDrawnUp: LetterText<"report-drawn-up"> = {
  sv: ({ callTitle, label, reportTo, dueOn, version }) => ({
    subject: `Rapporten är upprättad, ${label.sv}: ${callTitle.sv}`,
    heading: `${label.sv}: rapporten är upprättad`,
    blocks: [
      paragraph(
        `Rapporten om ${callTitle.sv} har upprättats ur uppgifterna som de var. Läs den, rätta det som saknas i underlaget och lämna in den.`,
      ),
      definitions(["Till", reportTo], ["Senast", dueOn], ["Version", String(version)]),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, label, reportTo, dueOn, version }) => ({
    subject: `The report is drawn up, ${label.en}: ${callTitle.en}`,
    heading: `${label.en}: the report is drawn up`,
    blocks: [
      paragraph(
        `The report on ${callTitle.en} has been drawn up from the data as they were. Read it, correct what is missing in them, and hand it in.`,
      ),
      definitions(["To", reportTo], ["By", dueOn], ["Version", String(version)]),
      questions("en"),
    ],
  }),
};
