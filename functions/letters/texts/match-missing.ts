import { questions } from "../phrases.ts";
import { reasonSentence } from "../reasons.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

export const matchMissing: LetterText<"match-missing"> = {
  sv: ({ callTitle, organisation, reasonCode, contactEmail }) => ({
    subject: `Vi har inte hittat någon matchning åt er ännu: ${callTitle.sv}`,
    heading: "Vi har inte hittat någon matchning åt er ännu",
    blocks: [
      paragraph(
        `Matchningen i ${callTitle.sv} är klar, men ${organisation} har inte kunnat matchas med någon pilotaktivitet i den här omgången. Beslutet gäller matchningen och är ingen bedömning av er stad eller er ansökan.`,
      ),
      definitions(["Deltagare", organisation], ["Pilotaktivitet", "Ingen i den här omgången"]),
      section("Skälet till beslutet"),
      paragraph(reasonSentence(reasonCode, "sv")),
      section("Det här kan ni göra"),
      paragraph(
        `Skriv till ${contactEmail} och berätta om det finns fler aktiviteter som kan passa er. Om en aktivitet får plats för fler prövar vi matchningen igen.`,
      ),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, organisation, reasonCode, contactEmail }) => ({
    subject: `We have not found a match for you yet: ${callTitle.en}`,
    heading: "We have not found a match for you yet",
    blocks: [
      paragraph(
        `The matching in ${callTitle.en} is complete, but ${organisation} could not be matched with a pilot activity in this round. The decision concerns the matching; it is not a judgement of your city or of your application.`,
      ),
      definitions(["Participant", organisation], ["Pilot activity", "None in this round"]),
      section("The reason for the decision"),
      paragraph(reasonSentence(reasonCode, "en")),
      section("What you can do"),
      paragraph(
        `Write to ${contactEmail} and tell us if there are other activities that could suit you. If an activity has room for more, we will try the match again.`,
      ),
      questions("en", contactEmail),
    ],
  }),
};
