import { spokenTime } from "../../shared/zone.ts";
import { questions, unsubscribing } from "../phrases.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const newsAnnounced: LetterText<"news-announced"> = {
  sv: ({ callTitle, zone, opensAt, closesAt, cancelToken }) => ({
    subject: `En utlysning är på väg: ${callTitle.sv}`,
    heading: "En utlysning är på väg",
    blocks: [
      paragraph(
        `Utlysningen ${callTitle.sv} är beslutad. Du kan redan läsa den och se vad som kommer att bedömas.`,
      ),
      definitions(["Öppnar", spokenTime(opensAt, zone, "sv")], ["Stänger", spokenTime(closesAt, zone, "sv")]),
      questions("sv"),
      ...unsubscribing("sv", cancelToken),
    ],
  }),
  en: ({ callTitle, zone, opensAt, closesAt, cancelToken }) => ({
    subject: `A call is coming: ${callTitle.en}`,
    heading: "A call is coming",
    blocks: [
      paragraph(
        `The call ${callTitle.en} has been decided. You can already read it and see what will be assessed.`,
      ),
      definitions(["Opens", spokenTime(opensAt, zone, "en")], ["Closes", spokenTime(closesAt, zone, "en")]),
      questions("en"),
      ...unsubscribing("en", cancelToken),
    ],
  }),
};
