import { memberRoles } from "../member-roles.ts";
import { questions } from "../phrases.ts";
import { type LetterText, paragraph } from "../words.ts";

export const memberChanged: LetterText<"member-changed"> = {
  sv: ({ callTitle, organisation, role }) => ({
    subject: `Din roll i en ansökan är ändrad: ${callTitle.sv}`,
    heading: "Din roll i en ansökan är ändrad",
    blocks: [
      paragraph(
        role === "none"
          ? `Du arbetar inte längre med ansökan från ${organisation} i utlysningen ${callTitle.sv}.`
          : `Din nya roll i ansökan från ${organisation} i utlysningen ${callTitle.sv} är ${memberRoles.sv[role]}.`,
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, organisation, role }) => ({
    subject: `Your role in an application has changed: ${callTitle.en}`,
    heading: "Your role in an application has changed",
    blocks: [
      paragraph(
        role === "none"
          ? `You no longer work on the application of ${organisation} in the call ${callTitle.en}.`
          : `Your new role in the application of ${organisation} in the call ${callTitle.en} is ${memberRoles.en[role]}.`,
      ),
      questions("en"),
    ],
  }),
};
