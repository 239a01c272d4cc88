import { memberRoles } from "../member-roles.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const memberJoined: LetterText<"member-joined"> = {
  sv: ({ callTitle, organisation, member, role }) => ({
    subject: `En person till arbetar med er ansökan: ${callTitle.sv}`,
    heading: "En person till arbetar med er ansökan",
    blocks: [
      paragraph(
        `${member} har tackat ja till inbjudan till ansökan från ${organisation} i utlysningen ${callTitle.sv}.`,
      ),
      definitions(["Namn", member], ["Roll", memberRoles.sv[role]]),
      paragraph("En ägare av ansökan kan ändra rollen eller ta bort personen."),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, organisation, member, role }) => ({
    subject: `One more person works on your application: ${callTitle.en}`,
    heading: "One more person works on your application",
    blocks: [
      paragraph(
        `${member} has accepted the invitation to the application of ${organisation} in the call ${callTitle.en}.`,
      ),
      definitions(["Name", member], ["Role", memberRoles.en[role]]),
      paragraph("An owner of the application can change the role or remove the person."),
      questions("en"),
    ],
  }),
};
