import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, quote, section } from "../words.ts";

export const deadlineMoved: LetterText<"deadline-moved"> = {
  sv: ({ callTitle, zone, organisation, from, to, reason, isSubmitted, contactEmail }) => ({
    subject: `Ny sista tidpunkt: ${callTitle.sv}`,
    heading: "Sista tidpunkten för er ansökan har flyttats",
    blocks: [
      paragraph(
        `Sista tidpunkten för att skicka in ansökan från ${organisation} i utlysningen ${callTitle.sv} har flyttats.`,
      ),
      definitions(
        ["Sökande", organisation],
        ["Ny sista tidpunkt", spokenTime(to, zone, "sv")],
        ["Tidigare sista tidpunkt", spokenTime(from, zone, "sv")],
      ),
      section("Varför"),
      quote(reason),
      section("Det här kan ni göra"),
      paragraph(
        isSubmitted
          ? "Er ansökan är inskickad och gäller. Ni kan ändra den och skicka in den på nytt fram till den nya tidpunkten, men ni behöver inte göra något."
          : "Ert utkast är ännu ingen ansökan. Gör klart det och skicka in det senast vid den nya tidpunkten.",
      ),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, zone, organisation, from, to, reason, isSubmitted, contactEmail }) => ({
    subject: `New deadline: ${callTitle.en}`,
    heading: "The deadline for your application has moved",
    blocks: [
      paragraph(
        `The deadline for submitting the application of ${organisation} in the call ${callTitle.en} has moved.`,
      ),
      definitions(
        ["Applicant", organisation],
        ["New deadline", spokenTime(to, zone, "en")],
        ["Earlier deadline", spokenTime(from, zone, "en")],
      ),
      section("Why"),
      quote(reason),
      section("What you can do"),
      paragraph(
        isSubmitted
          ? "Your application has been submitted and stands. You can change it and submit it again until the new deadline, but there is nothing you need to do."
          : "Your draft is not yet an application. Complete it and submit it by the new deadline.",
      ),
      questions("en", contactEmail),
    ],
  }),
};
