import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, quote, section } from "../words.ts";

export const hostingAppointed: LetterText<"hosting-appointed"> = {
  sv: ({ callTitle, zone, organisation, former, why, meeting, contactEmail }) => ({
    subject: `${organisation} är värd för ett utbyte: ${callTitle.sv}`,
    heading: "Ni är värd för ett utbyte",
    blocks: [
      paragraph(
        former === ""
          ? `${organisation} har utsetts till värd för ett utbyte i ${callTitle.sv}.`
          : `${organisation} har utsetts till värd för ett utbyte i ${callTitle.sv}, i stället för ${former}.`,
      ),
      ...(meeting === undefined
        ? [paragraph("När det hålls får ni veta när nätverkets utbyten har planerats.")]
        : [
            definitions(
              ["Utbyte", meeting.exchangeTitle],
              ["Börjar", spokenTime(meeting.startsAt, zone, "sv")],
            ),
            paragraph("Bekräfta för oss att ni kan ta emot gästerna. Kalenderfilen kommer i ett eget brev."),
          ]),
      section("Varför"),
      quote(why),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, zone, organisation, former, why, meeting, contactEmail }) => ({
    subject: `${organisation} hosts an exchange: ${callTitle.en}`,
    heading: "You host an exchange",
    blocks: [
      paragraph(
        former === ""
          ? `${organisation} has been appointed to host an exchange in ${callTitle.en}.`
          : `${organisation} has been appointed to host an exchange in ${callTitle.en}, in place of ${former}.`,
      ),
      ...(meeting === undefined
        ? [paragraph("When it takes place you will hear once the exchanges of the network are planned.")]
        : [
            definitions(
              ["Exchange", meeting.exchangeTitle],
              ["Starts", spokenTime(meeting.startsAt, zone, "en")],
            ),
            paragraph(
              "Please confirm to us that you can receive the guests. The calendar file comes in a letter of its own.",
            ),
          ]),
      section("Why"),
      quote(why),
      questions("en", contactEmail),
    ],
  }),
};
