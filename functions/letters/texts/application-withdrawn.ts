import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const applicationWithdrawn: LetterText<"application-withdrawn"> = {
  sv: ({ callTitle, zone, organisation, withdrawnAt }) => ({
    subject: `Er ansökan är återkallad: ${callTitle.sv}`,
    heading: "Er ansökan är återkallad",
    blocks: [
      paragraph(
        `Vi bekräftar att ${organisation} har återkallat sin ansökan i utlysningen ${callTitle.sv}. Ansökan kommer inte att prövas, och ni behöver inte göra något mer.`,
      ),
      definitions(["Sökande", organisation], ["Återkallad", spokenTime(withdrawnAt, zone, "sv")]),
      paragraph("Om ansökan återkallades av misstag ber vi er att höra av er genast."),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, zone, organisation, withdrawnAt }) => ({
    subject: `Your application has been withdrawn: ${callTitle.en}`,
    heading: "Your application has been withdrawn",
    blocks: [
      paragraph(
        `We confirm that ${organisation} has withdrawn its application in the call ${callTitle.en}. The application will not be considered, and there is nothing more you need to do.`,
      ),
      definitions(["Applicant", organisation], ["Withdrawn", spokenTime(withdrawnAt, zone, "en")]),
      paragraph("If the application was withdrawn by mistake, please get in touch at once."),
      questions("en"),
    ],
  }),
};
