import { questions } from "../phrases.ts";
import { type LetterText, paragraph } from "../words.ts";

export const poolAnswered: LetterText<"pool-answered"> = {
  sv: ({ callTitle, accepted }) => ({
    subject: `${accepted ? "Välkommen som granskare" : "Vi har fått ditt nej"}: ${callTitle.sv}`,
    heading: accepted ? "Välkommen som granskare" : "Tack för ditt svar",
    blocks: [
      paragraph(
        accepted
          ? `Tack för att du vill granska ansökningar i utlysningen ${callTitle.sv}. När ansökningarna är fördelade får du ett brev som räknar upp dina.`
          : `Du har tackat nej till att granska ansökningar i utlysningen ${callTitle.sv}. Vi frågar dig inte mer i den här utlysningen.`,
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, accepted }) => ({
    subject: `${accepted ? "Welcome as a reviewer" : "We have received your no"}: ${callTitle.en}`,
    heading: accepted ? "Welcome as a reviewer" : "Thank you for your answer",
    blocks: [
      paragraph(
        accepted
          ? `Thank you for agreeing to review applications in the call ${callTitle.en}. When the applications have been distributed you will get a letter that lists yours.`
          : `You have declined to review applications in the call ${callTitle.en}. We will not ask you again in this call.`,
      ),
      questions("en"),
    ],
  }),
};
