import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

const modes = {
  workshop: { sv: "Workshop", en: "Workshop" },
  digitalMeeting: { sv: "Digitalt möte", en: "Online meeting" },
  siteVisit: { sv: "Platsbesök", en: "Site visit" },
} as const;

export const exchangePlanned: LetterText<"exchange-planned"> = {
  sv: ({ callTitle, zone, exchangeTitle, startsAt, mode, inPerson }) => ({
    subject: `Inbjudan till utbyte, ${exchangeTitle}: ${callTitle.sv}`,
    heading: "Inbjudan till ett utbyte",
    blocks: [
      paragraph(
        `Ni är inbjudna till ett utbyte i ${callTitle.sv}. En kalenderfil är bifogad, så att ni lätt kan lägga in tiden i kalendern.`,
      ),
      definitions(
        ["Utbyte", exchangeTitle],
        ["Börjar", spokenTime(startsAt, zone, "sv")],
        ["Form", modes[mode].sv],
        ["Deltagande", inPerson ? "På plats" : "På distans"],
      ),
      section("Det här behöver ni göra"),
      paragraph(
        "Bestäm vilka hos er som ska delta och meddela kontaktpersonen. Fundera gärna på vilka frågor ni vill ta med er: utbytet är till för att båda sidor ska lära sig.",
      ),
      paragraph(
        inPerson
          ? "Resekostnader kan ersättas enligt villkoren i utlysningen. Spara alla kvitton. Den som reser ska finnas med på närvarolistan för att få ersättning."
          : "Utbytet sker på distans, så ingen behöver resa.",
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, zone, exchangeTitle, startsAt, mode, inPerson }) => ({
    subject: `Invitation to an exchange, ${exchangeTitle}: ${callTitle.en}`,
    heading: "Invitation to an exchange",
    blocks: [
      paragraph(
        `You are invited to an exchange in ${callTitle.en}. A calendar file is attached, so that you can easily put the time in your calendar.`,
      ),
      definitions(
        ["Exchange", exchangeTitle],
        ["Starts", spokenTime(startsAt, zone, "en")],
        ["Form", modes[mode].en],
        ["Attendance", inPerson ? "In person" : "Remote"],
      ),
      section("What you need to do"),
      paragraph(
        "Decide who from your organisation will attend, and tell the contact person. Think about the questions that you want to bring: an exchange is there for both sides to learn.",
      ),
      paragraph(
        inPerson
          ? "Travel costs can be reimbursed under the conditions of the call. Keep all receipts. To be reimbursed, whoever travels must be on the attendance list."
          : "The exchange takes place remotely, so nobody needs to travel.",
      ),
      questions("en"),
    ],
  }),
};
