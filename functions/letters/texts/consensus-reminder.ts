import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const consensusReminder: LetterText<"consensus-reminder"> = {
  sv: ({ callTitle, zone, applicant, dueAt, isRapporteur }) => ({
    subject: `Snart ska det gemensamma omdömet vara klart (${applicant}): ${callTitle.sv}`,
    heading: "Ditt besked saknas",
    blocks: [
      paragraph(
        isRapporteur
          ? `Ditt förslag till gemensamt omdöme om ansökan från ${applicant} i utlysningen ${callTitle.sv} saknas ännu.`
          : `Du har ännu inte sagt om du instämmer i förslaget till gemensamt omdöme om ansökan från ${applicant} i utlysningen ${callTitle.sv}.`,
      ),
      definitions(["Ni ska vara eniga", spokenTime(dueAt, zone, "sv")]),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, zone, applicant, dueAt, isRapporteur }) => ({
    subject: `The consensus is due soon (${applicant}): ${callTitle.en}`,
    heading: "We are waiting for you",
    blocks: [
      paragraph(
        isRapporteur
          ? `Your draft of the consensus on the application from ${applicant} in the call ${callTitle.en} is still missing.`
          : `You have not yet said whether you agree to the draft consensus on the application from ${applicant} in the call ${callTitle.en}.`,
      ),
      definitions(["You are to agree by", spokenTime(dueAt, zone, "en")]),
      questions("en"),
    ],
  }),
};
