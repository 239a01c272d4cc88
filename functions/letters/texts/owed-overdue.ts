import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, table } from "../words.ts";

export const owedOverdue: LetterText<"owed-overdue"> = {
  sv: ({ callTitle, zone, label, dueAt, owing }) => ({
    subject: `Saknas från ${owing.length} deltagare, ${label.sv}: ${callTitle.sv}`,
    heading: `${label.sv}: saknas från ${owing.length} deltagare`,
    blocks: [
      paragraph(`Deltagarna är påminda före och efter dagen, men följande saknas ännu i ${callTitle.sv}.`),
      table(
        "Vem som inte har lämnat in",
        ["Deltagare", "Antal"],
        owing.map(({ organisation, missing }) => [organisation, String(missing)]),
      ),
      definitions(["Skulle ha lämnats senast", spokenTime(dueAt, zone, "sv")]),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, zone, label, dueAt, owing }) => ({
    subject: `Missing from ${owing.length} participants, ${label.en}: ${callTitle.en}`,
    heading: `${label.en}: missing from ${owing.length} participants`,
    blocks: [
      paragraph(
        `The participants were reminded before and after the day, but the following is still missing in ${callTitle.en}.`,
      ),
      table(
        "Who has not handed in",
        ["Participant", "How many"],
        owing.map(({ organisation, missing }) => [organisation, String(missing)]),
      ),
      definitions(["Was due by", spokenTime(dueAt, zone, "en")]),
      questions("en"),
    ],
  }),
};
