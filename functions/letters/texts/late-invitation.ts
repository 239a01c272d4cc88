import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, quote, section } from "../words.ts";

export const lateInvitation: LetterText<"late-invitation"> = {
  sv: ({ callTitle, zone, organisation, closesAt, reason, contactEmail }) => ({
    subject: `Ni får söka i efterhand: ${callTitle.sv}`,
    heading: "Ni får söka i efterhand",
    blocks: [
      paragraph(
        `${organisation} får påbörja och skicka in en ansökan i utlysningen ${callTitle.sv} efter den ordinarie sista tidpunkten. Det gäller bara er och fram till tidpunkten nedan.`,
      ),
      definitions(["Sökande", organisation], ["Skicka in senast", spokenTime(closesAt, zone, "sv")]),
      section("Varför"),
      quote(reason),
      section("Det här behöver ni göra"),
      paragraph(
        "Påbörja ansökan, fyll i den och skicka in den senast vid tidpunkten ovan. När ansökan har kommit in får ni ett kvitto.",
      ),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, zone, organisation, closesAt, reason, contactEmail }) => ({
    subject: `You may still apply: ${callTitle.en}`,
    heading: "You may still apply",
    blocks: [
      paragraph(
        `${organisation} may start and submit an application in the call ${callTitle.en} after its ordinary deadline. This holds for you alone and until the time below.`,
      ),
      definitions(["Applicant", organisation], ["Submit by", spokenTime(closesAt, zone, "en")]),
      section("Why"),
      quote(reason),
      section("What you need to do"),
      paragraph(
        "Start the application, complete it and submit it by the time above. When the application has been received you will get a receipt.",
      ),
      questions("en", contactEmail),
    ],
  }),
};
