import { spokenTime } from "../../shared/zone.ts";
import { questions, unsubscribing } from "../phrases.ts";
import { definitions, type LetterText, paragraph, quote } from "../words.ts";

export const newsOpened: LetterText<"news-opened"> = {
  sv: ({ callTitle, zone, closesAt, summary, cancelToken }) => ({
    subject: `Utlysningen är öppen: ${callTitle.sv}`,
    heading: "Utlysningen är öppen",
    blocks: [
      paragraph(`Nu går det att ansöka i utlysningen ${callTitle.sv}.`),
      quote(summary),
      definitions(["Skicka in senast", spokenTime(closesAt, zone, "sv")]),
      paragraph("Pröva gärna först om ni kan söka. Provet kräver ingen inloggning, och ingenting sparas."),
      questions("sv"),
      ...unsubscribing("sv", cancelToken),
    ],
  }),
  en: ({ callTitle, zone, closesAt, summary, cancelToken }) => ({
    subject: `The call is open: ${callTitle.en}`,
    heading: "The call is open",
    blocks: [
      paragraph(`Applications to the call ${callTitle.en} are now welcome.`),
      quote(summary),
      definitions(["Submit by", spokenTime(closesAt, zone, "en")]),
      paragraph(
        "You may want to test first whether you can apply. The test needs no account, and nothing of it is kept.",
      ),
      questions("en"),
      ...unsubscribing("en", cancelToken),
    ],
  }),
};
