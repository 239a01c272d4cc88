import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const placeWithdrawn: LetterText<"place-withdrawn"> = {
  sv: ({ callTitle, zone, organisation, withdrawnAt, unanswered, unfulfilled }) => {
    if (unanswered)
      return {
        subject: `Erbjudandet om en plats har gått ut: ${callTitle.sv}`,
        heading: "Erbjudandet om en plats har gått ut",
        blocks: [
          paragraph(
            `Vi fick inget svar från ${organisation} på erbjudandet om en plats i ${callTitle.sv}. Platsen kan nu erbjudas någon på reservlistan.`,
          ),
          definitions(["Organisation", organisation], ["Gick ut", spokenTime(withdrawnAt, zone, "sv")]),
          paragraph("Har ni svarat, eller hindrades ni från att svara, ber vi er att höra av er genast."),
          questions("sv"),
        ],
      };
    return {
      subject: `Ert deltagande är avslutat: ${callTitle.sv}`,
      heading: "Ert deltagande är avslutat",
      blocks: [
        paragraph(
          `Vi bekräftar att ${organisation} inte längre har någon plats i ${callTitle.sv}. Platsen kan nu erbjudas någon på reservlistan.`,
        ),
        definitions(
          ["Organisation", organisation],
          ["Avslutat", spokenTime(withdrawnAt, zone, "sv")],
          ["Villkor som inte uppfylldes i tid", unfulfilled],
        ),
        paragraph(
          "Har ni haft resekostnader för utbyten som ni redan har deltagit i kan ni fortfarande begära ersättning för dem, inom den tid som anges i utlysningen.",
        ),
        paragraph(
          "Om det har blivit fel ber vi er att höra av er genast. Tack för er medverkan, och välkomna att söka igen.",
        ),
        questions("sv"),
      ],
    };
  },
  en: ({ callTitle, zone, organisation, withdrawnAt, unanswered, unfulfilled }) => {
    if (unanswered)
      return {
        subject: `The offer of a place has lapsed: ${callTitle.en}`,
        heading: "The offer of a place has lapsed",
        blocks: [
          paragraph(
            `We got no answer from ${organisation} to the offer of a place in ${callTitle.en}. The place can now be offered to somebody on the reserve list.`,
          ),
          definitions(["Organisation", organisation], ["Lapsed", spokenTime(withdrawnAt, zone, "en")]),
          paragraph("If you did answer, or were kept from answering, please get in touch at once."),
          questions("en"),
        ],
      };
    return {
      subject: `Your participation has ended: ${callTitle.en}`,
      heading: "Your participation has ended",
      blocks: [
        paragraph(
          `We confirm that ${organisation} no longer has a place in ${callTitle.en}. The place can now be offered to somebody on the reserve list.`,
        ),
        definitions(
          ["Organisation", organisation],
          ["Ended", spokenTime(withdrawnAt, zone, "en")],
          ["Condition not fulfilled in time", unfulfilled],
        ),
        paragraph(
          "If you had travel costs for exchanges that you have already attended, you can still claim them, within the time stated in the call.",
        ),
        paragraph(
          "If this is a mistake, please get in touch at once. Thank you for taking part, and you are welcome to apply again.",
        ),
        questions("en"),
      ],
    };
  },
};
