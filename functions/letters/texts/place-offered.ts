import { spokenTime } from "../../shared/zone.ts";
import { supported } from "../other-support.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

export const placeOffered: LetterText<"place-offered"> = {
  sv: ({ callTitle, zone, organisation, confirmBy, otherSupport }) => {
    const by = spokenTime(confirmBy, zone, "sv");
    return {
      subject: `Ni erbjuds en plats: ${callTitle.sv}`,
      heading: "Ni erbjuds en plats",
      blocks: [
        paragraph(
          `En plats i utlysningen ${callTitle.sv} har blivit ledig. ${organisation} står på tur på reservlistan, och vi är glada att kunna erbjuda er den.`,
        ),
        definitions(["Sökande", organisation], ["Svara senast", by]),
        section("Det här behöver ni göra"),
        paragraph(
          `Bekräfta att ni tar platsen senast ${by}. Om vi inte har fått ert svar då går erbjudandet vidare till nästa på listan.`,
        ),
        paragraph(
          "Om ni inte kan ta platsen ber vi er att tacka nej så snart ni vet det, så att någon annan hinner få den.",
        ),
        ...supported({ otherSupport }, "sv"),
        questions("sv"),
      ],
    };
  },
  en: ({ callTitle, zone, organisation, confirmBy, otherSupport }) => {
    const by = spokenTime(confirmBy, zone, "en");
    return {
      subject: `You are offered a place: ${callTitle.en}`,
      heading: "You are offered a place",
      blocks: [
        paragraph(
          `A place in the call ${callTitle.en} has become free. ${organisation} is next in line on the reserve list, and we are glad to be able to offer it to you.`,
        ),
        definitions(["Applicant", organisation], ["Answer by", by]),
        section("What you need to do"),
        paragraph(
          `Confirm that you take the place by ${by}. If we have not received your answer by then, the offer goes to the next on the list.`,
        ),
        paragraph(
          "If you cannot take the place, please decline as soon as you know, so that somebody else can have it in time.",
        ),
        ...supported({ otherSupport }, "en"),
        questions("en"),
      ],
    };
  },
};
