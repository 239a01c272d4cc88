import { meetingOf } from "../meeting-phrases.ts";
import { questions } from "../phrases.ts";
import { type LetterText, paragraph } from "../words.ts";

export const exchangeLeft: LetterText<"exchange-left"> = {
  sv: ({ callTitle, contactEmail, isMatch, ...meeting }) => ({
    subject: `Ni är inte längre med i utbytet ${meeting.exchangeTitle}: ${callTitle.sv}`,
    heading: "Utbytet gäller inte längre er",
    blocks: [
      paragraph(
        isMatch
          ? `Er kommun har fått en annan pilotaktivitet i ${callTitle.sv} och är därför inte längre med i det här utbytet. Den bifogade kalenderfilen tar bort det ur kalendern.`
          : `Er kommun har lämnat sin plats i ${callTitle.sv} och är därför inte längre med i det här utbytet. Den bifogade kalenderfilen tar bort det ur kalendern.`,
      ),
      meetingOf(meeting, "sv"),
      paragraph("Avboka resor och rum som ni redan har bokat."),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, contactEmail, isMatch, ...meeting }) => ({
    subject: `You are no longer part of the exchange ${meeting.exchangeTitle}: ${callTitle.en}`,
    heading: "The exchange no longer concerns you",
    blocks: [
      paragraph(
        isMatch
          ? `Your city has another pilot activity in ${callTitle.en}, and so it is no longer part of this exchange. The attached calendar file removes it from your calendar.`
          : `Your city has given back its place in ${callTitle.en}, and so it is no longer part of this exchange. The attached calendar file removes it from your calendar.`,
      ),
      meetingOf(meeting, "en"),
      paragraph("Cancel the journeys and rooms that you have booked."),
      questions("en", contactEmail),
    ],
  }),
};
