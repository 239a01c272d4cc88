import { meetingOf, travelling } from "../meeting-phrases.ts";
import { questions } from "../phrases.ts";
import { type LetterText, paragraph } from "../words.ts";

export const exchangeRegistered: LetterText<"exchange-registered"> = {
  sv: ({ callTitle, contactEmail, organisation, ...meeting }) => ({
    subject: `Du är anmäld till ett utbyte, ${meeting.exchangeTitle}: ${callTitle.sv}`,
    heading: "Du är anmäld till ett utbyte",
    blocks: [
      paragraph(
        `${organisation} har anmält dig till ett utbyte i ${callTitle.sv}. En kalenderfil är bifogad. Flyttas utbytet får du en ny.`,
      ),
      meetingOf(meeting, "sv"),
      travelling("sv", meeting.inPerson),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, contactEmail, organisation, ...meeting }) => ({
    subject: `You are registered for an exchange, ${meeting.exchangeTitle}: ${callTitle.en}`,
    heading: "You are registered for an exchange",
    blocks: [
      paragraph(
        `${organisation} has registered you for an exchange in ${callTitle.en}. A calendar file is attached. If the exchange moves, you will get a new one.`,
      ),
      meetingOf(meeting, "en"),
      travelling("en", meeting.inPerson),
      questions("en", contactEmail),
    ],
  }),
};
