import { questions } from "../phrases.ts";
import { counted } from "../spoken.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

export const poolInvitation: LetterText<"pool-invitation"> = {
  sv: ({ callTitle, atMost, dueDays, reads }) => ({
    subject: `Vill du bli granskare? ${callTitle.sv}`,
    heading: "Vill du bli granskare?",
    blocks: [
      paragraph(
        `Vi söker sakkunniga som kan granska ansökningar i utlysningen ${callTitle.sv}, och vi skulle gärna vilja ha dig med.`,
      ),
      definitions(
        ["Högst", counted(atMost, "sv", { one: "ansökan", other: "ansökningar" })],
        ["Ansökningar från", ...reads],
        ["Tid för granskningen", counted(dueDays, "sv", { one: "dag", other: "dagar" })],
      ),
      section("Så går det till"),
      paragraph(
        "Svara ja eller nej. Säger du ja frågar vi dig senare om enskilda ansökningar. Du får då se vem som söker och kan anmäla jäv innan du läser något. Säger du nej får du gärna skriva varför, men du behöver inte.",
      ),
      paragraph(
        "När du har sagt ja kan du ange när du är borta och hur mycket du hinner. Det tar vi hänsyn till.",
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, atMost, dueDays, reads }) => ({
    subject: `Would you become a reviewer? ${callTitle.en}`,
    heading: "Would you become a reviewer?",
    blocks: [
      paragraph(
        `We are looking for experts to review applications in the call ${callTitle.en}, and we would very much like to have you with us.`,
      ),
      definitions(
        ["At most", counted(atMost, "en", { one: "application", other: "applications" })],
        ["Applications from", ...reads],
        ["Time for the review", counted(dueDays, "en", { one: "day", other: "days" })],
      ),
      section("How it works"),
      paragraph(
        "Please answer yes or no. If you say yes, we will ask you about single applications later. You will then see who applies, and can declare a conflict of interest before you read anything. If you say no you are welcome to say why, but you need not.",
      ),
      paragraph(
        "Once you have said yes you can state when you are away and how much you have time for. We will take that into account.",
      ),
      questions("en"),
    ],
  }),
};
