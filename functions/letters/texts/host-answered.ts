import { questions } from "../phrases.ts";
import { counted } from "../spoken.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const hostAnswered: LetterText<"host-answered"> = {
  sv: ({ callTitle, activity, interested, atMost }) => ({
    subject: interested
      ? `Ni tar emot tvillingstäder: ${callTitle.sv}`
      : `Ni tar inte emot tvillingstäder: ${callTitle.sv}`,
    heading: interested ? "Tack för att ni tar emot tvillingstäder" : "Vi har noterat att ni inte tar emot",
    blocks: [
      paragraph(
        interested
          ? `Vi har fått svaret för er aktivitet i ${callTitle.sv}. Vi hör av oss när matchningen är klar.`
          : `Vi har noterat att er aktivitet inte tar emot fler tvillingstäder i ${callTitle.sv}.`,
      ),
      definitions(
        ["Aktivitet", activity],
        ["Högst", interested ? counted(atMost, "sv", { one: "stad", other: "städer" }) : ""],
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, activity, interested, atMost }) => ({
    subject: interested
      ? `You receive twin cities: ${callTitle.en}`
      : `You receive no twin cities: ${callTitle.en}`,
    heading: interested ? "Thank you for receiving twin cities" : "We have noted that you receive nobody",
    blocks: [
      paragraph(
        interested
          ? `We have received the answer for your activity in ${callTitle.en}. We will write when the matching is complete.`
          : `We have noted that your activity receives no more twin cities in ${callTitle.en}.`,
      ),
      definitions(
        ["Activity", activity],
        ["At most", interested ? counted(atMost, "en", { one: "city", other: "cities" }) : ""],
      ),
      questions("en"),
    ],
  }),
};
