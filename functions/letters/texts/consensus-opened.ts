import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const consensusOpened: LetterText<"consensus-opened"> = {
  sv: ({ callTitle, zone, applicant, dueAt, isRapporteur }) => ({
    subject: `Ni som granskat ska enas om ett omdöme (${applicant}): ${callTitle.sv}`,
    heading: "Ett gemensamt omdöme ska skrivas",
    blocks: [
      paragraph(
        `Alla granskningar av ansökan från ${applicant} i utlysningen ${callTitle.sv} är inne. Nu kan du läsa vad de andra skrev, utan namn, och kommentera det.`,
      ),
      paragraph(
        isRapporteur
          ? "Du är rapportör: du skriver ett förslag till gemensamt omdöme, med poäng per kriterium, och de andra tar ställning till det."
          : "En av er är rapportör och skriver ett förslag. Du får ett brev när det finns att ta ställning till.",
      ),
      definitions(["Ni ska vara eniga", spokenTime(dueAt, zone, "sv")]),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, zone, applicant, dueAt, isRapporteur }) => ({
    subject: `Reviewers to agree on one assessment (${applicant}): ${callTitle.en}`,
    heading: "A consensus is to be written",
    blocks: [
      paragraph(
        `All reviews of the application from ${applicant} in the call ${callTitle.en} are in. You can now read what the others wrote, without names, and comment on it.`,
      ),
      paragraph(
        isRapporteur
          ? "You are the rapporteur: you draft the consensus, with a score for each criterion, and the others agree or dissent."
          : "One of you is the rapporteur and writes a draft. You will get a letter when it is there for you to agree to.",
      ),
      definitions(["You are to agree by", spokenTime(dueAt, zone, "en")]),
      questions("en"),
    ],
  }),
};
