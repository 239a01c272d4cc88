import { spokenTime } from "../../shared/zone.ts";
import { meetingOf, travelling } from "../meeting-phrases.ts";
import { questions } from "../phrases.ts";
import { type LetterText, paragraph, quote, section } from "../words.ts";

export const exchangeMoved: LetterText<"exchange-moved"> = {
  sv: ({ callTitle, contactEmail, from, why, ...meeting }) => ({
    subject: `Ny tid för utbyte, ${meeting.exchangeTitle}: ${callTitle.sv}`,
    heading: "Utbytet har flyttats",
    blocks: [
      paragraph(
        `Utbytet i ${callTitle.sv} har fått en ny tid. Den bifogade kalenderfilen flyttar den post som redan finns i kalendern.`,
      ),
      meetingOf(meeting, "sv", ["Tidigare tid", spokenTime(from, meeting.zone, "sv")]),
      section("Varför"),
      quote(why),
      travelling("sv", meeting.inPerson),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, contactEmail, from, why, ...meeting }) => ({
    subject: `New time for an exchange, ${meeting.exchangeTitle}: ${callTitle.en}`,
    heading: "The exchange has moved",
    blocks: [
      paragraph(
        `The exchange in ${callTitle.en} has a new time. The attached calendar file moves the entry that is already in your calendar.`,
      ),
      meetingOf(meeting, "en", ["Earlier time", spokenTime(from, meeting.zone, "en")]),
      section("Why"),
      quote(why),
      travelling("en", meeting.inPerson),
      questions("en", contactEmail),
    ],
  }),
};
