import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const consensusDrafted: LetterText<"consensus-drafted"> = {
  sv: ({ callTitle, zone, applicant, dueAt }) => ({
    subject: `Förslag till gemensamt omdöme (${applicant}): ${callTitle.sv}`,
    heading: "Ta ställning till förslaget",
    blocks: [
      paragraph(
        `Rapportören har skrivit ett förslag till gemensamt omdöme om ansökan från ${applicant} i utlysningen ${callTitle.sv}.`,
      ),
      paragraph(
        "Läs det och säg om du instämmer. Om du inte gör det anger du varför; din avvikande mening sparas.",
      ),
      definitions(["Ni ska vara eniga", spokenTime(dueAt, zone, "sv")]),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, zone, applicant, dueAt }) => ({
    subject: `Draft consensus to agree to (${applicant}): ${callTitle.en}`,
    heading: "Say what you think of the draft",
    blocks: [
      paragraph(
        `The rapporteur has drafted a consensus on the application from ${applicant} in the call ${callTitle.en}.`,
      ),
      paragraph("Please read it and agree, or dissent and say why; your dissent is kept."),
      definitions(["You are to agree by", spokenTime(dueAt, zone, "en")]),
      questions("en"),
    ],
  }),
};
