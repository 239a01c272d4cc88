import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const offerTakenUp: LetterText<"offer-taken-up"> = {
  sv: ({ callTitle, title, member, memberEmail, contactEmail }) => ({
    subject: `En deltagare vill prova, ${title}: ${callTitle.sv}`,
    heading: "En deltagare vill prova",
    blocks: [
      paragraph(
        `${member} tar upp ert erbjudande till nätverket i ${callTitle.sv}. Ta kontakt med dem för att komma överens om hur.`,
      ),
      definitions(["Erbjudande", title], ["Deltagare", member], ["Skriv till", memberEmail]),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, title, member, memberEmail, contactEmail }) => ({
    subject: `A participant wants to try it, ${title}: ${callTitle.en}`,
    heading: "A participant wants to try it",
    blocks: [
      paragraph(
        `${member} takes up your offer to the network in ${callTitle.en}. Please get in touch with them to agree on how.`,
      ),
      definitions(["Offer", title], ["Participant", member], ["Write to", memberEmail]),
      questions("en", contactEmail),
    ],
  }),
};
