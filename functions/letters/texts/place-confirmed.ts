import { questions } from "../phrases.ts";
import { spokenDay } from "../spoken.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

export const placeConfirmed: LetterText<"place-confirmed"> = {
  sv: ({ callTitle, organisation, startsOn }) => ({
    subject: `Er plats är bekräftad: ${callTitle.sv}`,
    heading: "Er plats är bekräftad",
    blocks: [
      paragraph(
        `Välkomna! Vi har tagit emot er bekräftelse, och ${organisation} har nu en plats i ${callTitle.sv}.`,
      ),
      definitions(["Deltagare", organisation], ["Programmet startar", spokenDay(startsOn, "sv")]),
      section("Det här händer nu"),
      paragraph(
        "Inför starten får ni veta mer om programmet, om vilka ni kommer att möta och om hur resor ersätts. Ni behöver inte göra något förrän dess.",
      ),
      paragraph(
        "Om ni får förhinder ber vi er att lämna platsen så tidigt som möjligt. Då kan den erbjudas någon på reservlistan.",
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, organisation, startsOn }) => ({
    subject: `Your place is confirmed: ${callTitle.en}`,
    heading: "Your place is confirmed",
    blocks: [
      paragraph(
        `Welcome! We have received your confirmation, and ${organisation} now has a place in ${callTitle.en}.`,
      ),
      definitions(["Participant", organisation], ["The programme starts", spokenDay(startsOn, "en")]),
      section("What happens next"),
      paragraph(
        "Before the start you will hear more about the programme, about whom you will meet, and about how travel is reimbursed. There is nothing you need to do until then.",
      ),
      paragraph(
        "If something prevents you from taking part, please give up the place as early as possible. It can then be offered to somebody on the reserve list.",
      ),
      questions("en"),
    ],
  }),
};
