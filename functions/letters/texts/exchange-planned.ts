import { meetingOf, travelling } from "../meeting-phrases.ts";
import { questions } from "../phrases.ts";
import { type LetterText, paragraph, section } from "../words.ts";

export const exchangePlanned: LetterText<"exchange-planned"> = {
  sv: ({ callTitle, contactEmail, ...meeting }) => ({
    subject: `Inbjudan till utbyte, ${meeting.exchangeTitle}: ${callTitle.sv}`,
    heading: "Inbjudan till ett utbyte",
    blocks: [
      paragraph(
        `Ni är inbjudna till ett utbyte i ${callTitle.sv}. En kalenderfil är bifogad, så att ni lätt kan lägga in tiden i kalendern.`,
      ),
      meetingOf(meeting, "sv"),
      section("Det här behöver ni göra"),
      paragraph(
        "Bestäm vilka hos er som ska delta och anmäl dem. Fundera gärna på vilka frågor ni vill ta med er: utbytet är till för att båda sidor ska lära sig.",
      ),
      travelling("sv", meeting.inPerson),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, contactEmail, ...meeting }) => ({
    subject: `Invitation to an exchange, ${meeting.exchangeTitle}: ${callTitle.en}`,
    heading: "Invitation to an exchange",
    blocks: [
      paragraph(
        `You are invited to an exchange in ${callTitle.en}. A calendar file is attached, so that you can easily put the time in your calendar.`,
      ),
      meetingOf(meeting, "en"),
      section("What you need to do"),
      paragraph(
        "Decide who from your organisation will attend, and register them. Think about the questions that you want to bring: an exchange is there for both sides to learn.",
      ),
      travelling("en", meeting.inPerson),
      questions("en", contactEmail),
    ],
  }),
};
