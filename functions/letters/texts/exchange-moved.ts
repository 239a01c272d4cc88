import { spokenTime } from "../../shared/zone.ts";
import { meetingOf, travelling } from "../meeting-phrases.ts";
import { questions } from "../phrases.ts";
import { type LetterText, paragraph, quote, section } from "../words.ts";

export const exchangeMoved: LetterText<"exchange-moved"> = {
  sv: ({ callTitle, contactEmail, from, why, ...meeting }) => ({
    subject: `${from === meeting.startsAt ? "Ändrat utbyte" : "Ny tid för utbyte"}, ${meeting.exchangeTitle}: ${callTitle.sv}`,
    heading: from === meeting.startsAt ? "Utbytet har ändrats" : "Utbytet har flyttats",
    blocks: [
      paragraph(
        from === meeting.startsAt
          ? `Utbytet i ${callTitle.sv} hålls på samma tid, men på ett annat sätt eller en annan plats. Den bifogade kalenderfilen ersätter den post som redan finns i kalendern.`
          : `Utbytet i ${callTitle.sv} har fått en ny tid. Den bifogade kalenderfilen flyttar den post som redan finns i kalendern.`,
      ),
      from === meeting.startsAt
        ? meetingOf(meeting, "sv")
        : meetingOf(meeting, "sv", ["Tidigare tid", spokenTime(from, meeting.zone, "sv")]),
      section("Varför"),
      quote(why),
      travelling("sv", meeting.inPerson),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, contactEmail, from, why, ...meeting }) => ({
    subject: `${from === meeting.startsAt ? "Changed exchange" : "New time for an exchange"}, ${meeting.exchangeTitle}: ${callTitle.en}`,
    heading: from === meeting.startsAt ? "The exchange has changed" : "The exchange has moved",
    blocks: [
      paragraph(
        from === meeting.startsAt
          ? `The exchange in ${callTitle.en} is held at the same time, but in another way or place. The attached calendar file replaces the entry that is already in your calendar.`
          : `The exchange in ${callTitle.en} has a new time. The attached calendar file moves the entry that is already in your calendar.`,
      ),
      from === meeting.startsAt
        ? meetingOf(meeting, "en")
        : meetingOf(meeting, "en", ["Earlier time", spokenTime(from, meeting.zone, "en")]),
      section("Why"),
      quote(why),
      travelling("en", meeting.inPerson),
      questions("en", contactEmail),
    ],
  }),
};
