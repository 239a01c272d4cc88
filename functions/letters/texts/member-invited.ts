import { spokenTime } from "../../shared/zone.ts";
import { memberRoles } from "../member-roles.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

export const memberInvited: LetterText<"member-invited"> = {
  sv: ({ callTitle, zone, organisation, invitedBy, role, token, expiresAt }) => ({
    subject: `Du är inbjuden att arbeta med en ansökan: ${callTitle.sv}`,
    heading: "Du är inbjuden att arbeta med en ansökan",
    blocks: [
      paragraph(
        `${invitedBy} bjuder in dig till ansökan från ${organisation} i utlysningen ${callTitle.sv}.`,
      ),
      definitions(
        ["Din roll", memberRoles.sv[role]],
        ["Kod", token],
        ["Koden gäller till", spokenTime(expiresAt, zone, "sv")],
      ),
      section("Så tackar du ja"),
      paragraph(
        "Logga in med den e-postadress som det här brevet är skickat till och ange koden. Koden fungerar en gång, och bara för din adress. Vill du inte vara med behöver du inte göra något.",
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, zone, organisation, invitedBy, role, token, expiresAt }) => ({
    subject: `You are invited to work on an application: ${callTitle.en}`,
    heading: "You are invited to work on an application",
    blocks: [
      paragraph(
        `${invitedBy} invites you to the application of ${organisation} in the call ${callTitle.en}.`,
      ),
      definitions(
        ["Your role", memberRoles.en[role]],
        ["Code", token],
        ["The code is valid until", spokenTime(expiresAt, zone, "en")],
      ),
      section("How to accept"),
      paragraph(
        "Sign in with the e-mail address that this letter was sent to, and give the code. The code works once, and for your address only. If you do not want to take part you need not do anything.",
      ),
      questions("en"),
    ],
  }),
};
