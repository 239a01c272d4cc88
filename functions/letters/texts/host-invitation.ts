import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

export const hostInvitation: LetterText<"host-invitation"> = {
  sv: ({ callTitle, zone, activity, answerBy, contactEmail }) => ({
    subject: `Vill ni ta emot tvillingstäder? ${callTitle.sv}`,
    heading: "Vill ni ta emot tvillingstäder?",
    blocks: [
      paragraph(
        `I ${callTitle.sv} lär sig städer av pilotstädernas aktiviteter. Er aktivitet är en av dem, och vi ber er svara på om ni vill ta emot tvillingstäder och hur många.`,
      ),
      definitions(["Aktivitet", activity], ["Svara senast", spokenTime(answerBy, zone, "sv")]),
      section("Det här behöver ni göra"),
      paragraph(
        "Ange hur många städer ni kan ta emot, minst och högst, när ni är tillgängliga och vad andra kan lära sig hos er. Beskrivningen visas i utlysningens katalog, och ni kan ändra den när som helst.",
      ),
      paragraph("Om ni inte kan ta emot någon ber vi er att säga det också."),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, zone, activity, answerBy, contactEmail }) => ({
    subject: `Would you receive twin cities? ${callTitle.en}`,
    heading: "Would you receive twin cities?",
    blocks: [
      paragraph(
        `In ${callTitle.en}, cities learn from the activities of pilot cities. Yours is one of them, and we ask you to say whether you would receive twins, and how many.`,
      ),
      definitions(["Activity", activity], ["Answer by", spokenTime(answerBy, zone, "en")]),
      section("What you need to do"),
      paragraph(
        "Say how many cities you can receive, at least and at most, when you are available, and what others can learn from you. The description is shown in the catalogue of the call, and you can change it at any time.",
      ),
      paragraph("If you cannot receive anybody, please say so too."),
      questions("en", contactEmail),
    ],
  }),
};
