import { assessment, objection, questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

export const decisionReserve: LetterText<"decision-reserve"> = {
  sv: (facts) => {
    const { callTitle, organisation, place, contactEmail, validUntil } = facts;
    return {
      subject: `Ni står på reservlistan: ${callTitle.sv}`,
      heading: "Ni står på reservlistan",
      blocks: [
        paragraph(
          `${organisation} har inte fått någon plats i utlysningen ${callTitle.sv} ännu, men står som nummer ${place} på reservlistan. Ansökan uppfyllde kraven, men platserna räckte inte till alla som gjorde det.`,
        ),
        definitions(
          ["Beslut", "Reserv"],
          ["Sökande", organisation],
          ["Plats på reservlistan", String(place)],
          ["Listan gäller till och med", validUntil],
        ),
        section("Det här händer nu"),
        paragraph(
          "Ni behöver inte göra något för att stå kvar. Blir en plats ledig erbjuder vi den i den ordning som reservlistan och utlysningens villkor anger. Då får ni ett brev som berättar när ni senast behöver svara.",
        ),
        paragraph(
          `Om ni inte längre vill stå på listan ber vi er att skriva till ${contactEmail}, så att turen går vidare.`,
        ),
        ...assessment(facts, "sv"),
        ...objection(facts, "sv", "reviewed"),
        questions("sv", contactEmail),
      ],
    };
  },
  en: (facts) => {
    const { callTitle, organisation, place, contactEmail, validUntil } = facts;
    return {
      subject: `You are on the reserve list: ${callTitle.en}`,
      heading: "You are on the reserve list",
      blocks: [
        paragraph(
          `${organisation} has not been given a place in the call ${callTitle.en} yet, but is number ${place} on the reserve list. The application met the requirements, but there were not enough places for all that did.`,
        ),
        definitions(
          ["Decision", "Reserve"],
          ["Applicant", organisation],
          ["Place on the reserve list", String(place)],
          ["The list is valid until", validUntil],
        ),
        section("What happens next"),
        paragraph(
          "You need not do anything to stay on the list. If a place becomes free, we offer it in the order given by the reserve list and the conditions of the call. You will then get a letter that says by when you need to answer.",
        ),
        paragraph(
          `If you no longer wish to be on the list, please write to ${contactEmail}, so that the next in line can move up.`,
        ),
        ...assessment(facts, "en"),
        ...objection(facts, "en", "reviewed"),
        questions("en", contactEmail),
      ],
    };
  },
};
