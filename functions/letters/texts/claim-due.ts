import { questions } from "../phrases.ts";
import { counted, spokenDay } from "../spoken.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

export const claimDue: LetterText<"claim-due"> = {
  sv: ({ callTitle, exchangeTitle, organisation, lastDay, daysLeft, missing, begun }) => ({
    subject: `Sista dag för reseräkning är ${spokenDay(lastDay, "sv")}: ${callTitle.sv}`,
    heading:
      daysLeft === 0 ? "Sista dagen för reseräkningen är i dag" : "Tiden för reseräkningen går snart ut",
    blocks: [
      paragraph(
        begun
          ? `Du har påbörjat en reseräkning för utbytet ”${exchangeTitle}” i ${callTitle.sv}, men den är inte inskickad.`
          : `${counted(missing, "sv", { one: "person", other: "personer" })} från ${organisation} deltog i utbytet ”${exchangeTitle}” i ${callTitle.sv} och har inte lämnat någon reseräkning.`,
      ),
      definitions(["Utbyte", exchangeTitle], ["Sista dag", spokenDay(lastDay, "sv")]),
      section("Det här behöver ni göra"),
      paragraph(
        "Skicka in reseräkningen senast den sista dagen. Det som kommer in senare ersätts inte. Om ingen har haft några kostnader behöver ni inte göra något.",
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, exchangeTitle, organisation, lastDay, daysLeft, missing, begun }) => ({
    subject: `The last day for your travel claim is ${spokenDay(lastDay, "en")}: ${callTitle.en}`,
    heading:
      daysLeft === 0
        ? "Today is the last day for the travel claim"
        : "The time for the travel claim is running out",
    blocks: [
      paragraph(
        begun
          ? `You have begun a travel claim for the exchange “${exchangeTitle}” in ${callTitle.en}, but it has not been submitted.`
          : `${counted(missing, "en", { one: "person", other: "people" })} from ${organisation} took part in the exchange “${exchangeTitle}” in ${callTitle.en} and made no travel claim.`,
      ),
      definitions(["Exchange", exchangeTitle], ["Last day", spokenDay(lastDay, "en")]),
      section("What you need to do"),
      paragraph(
        "Submit the claim by the last day. What comes in later is not covered. If nobody had any costs, you need not do anything.",
      ),
      questions("en"),
    ],
  }),
};
