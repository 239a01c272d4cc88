import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const matchToFacilitate: LetterText<"match-to-facilitate"> = {
  sv: ({ callTitle, organisation, activity, contact }) => ({
    subject: `Du är processledare för ${organisation}: ${callTitle.sv}`,
    heading: `Du är processledare för ${organisation}`,
    blocks: [
      paragraph(
        `Du hjälper ${organisation} och en pilotaktivitet genom ${callTitle.sv}. Ta gärna kontakt med dem redan nu.`,
      ),
      definitions(["Deltagare", organisation], ["Kontakt", contact], ["Pilotaktivitet", activity]),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, organisation, activity, contact }) => ({
    subject: `You are the facilitator of ${organisation}: ${callTitle.en}`,
    heading: `You are the facilitator of ${organisation}`,
    blocks: [
      paragraph(
        `You help ${organisation} and a pilot activity through ${callTitle.en}. Please get in touch with them already now.`,
      ),
      definitions(["Participant", organisation], ["Contact", contact], ["Pilot activity", activity]),
      questions("en"),
    ],
  }),
};
