import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, quote, section } from "../words.ts";

const outcomes = {
  rejected: { sv: "Beslutet står fast", en: "The decision stands" },
  reevaluating: { sv: "Ansökan bedöms på nytt", en: "The application is evaluated again" },
  place: {
    sv: "Beslutet ändras: ni erbjuds en plats",
    en: "The decision is changed: you are offered a place",
  },
  reserve: {
    sv: "Beslutet ändras: ni står på reservlistan",
    en: "The decision is changed: you are on the reserve list",
  },
} as const;

const next = {
  rejected: { sv: "", en: "" },
  reevaluating: {
    sv: "Ni får ett nytt brev när bedömningen är klar.",
    en: "You will get another letter when the evaluation is done.",
  },
  place: {
    sv: "Ett eget brev säger när ni senast behöver bekräfta platsen.",
    en: "A letter of its own says by when you need to confirm the place.",
  },
  reserve: {
    sv: "Ni får ett brev om en plats blir ledig för er.",
    en: "You will get a letter if a place becomes free for you.",
  },
} as const;

export const objectionDecided: LetterText<"objection-decided"> = {
  sv: ({ callTitle, organisation, ground, outcome, reasons, appealable, contactEmail }) => ({
    subject: `Svar på er begäran om omprövning: ${callTitle.sv}`,
    heading: outcomes[outcome].sv,
    blocks: [
      paragraph(
        `Vi har prövat beslutet om ansökan från ${organisation} i utlysningen ${callTitle.sv} på nytt. Den som prövade hade inte deltagit i beslutet. ${next[outcome].sv}`.trim(),
      ),
      definitions(["Grund", ground], ["Svar", outcomes[outcome].sv]),
      section("Skälen"),
      quote(reasons),
      paragraph(
        appealable
          ? `Beslutet kan överklagas. Skriv till ${contactEmail} för att få veta hur.`
          : "Beslutet kan inte överklagas.",
      ),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, organisation, ground, outcome, reasons, appealable, contactEmail }) => ({
    subject: `Answer to your objection: ${callTitle.en}`,
    heading: outcomes[outcome].en,
    blocks: [
      paragraph(
        `We have looked at the decision on the application from ${organisation} in the call ${callTitle.en} again. Whoever did so had no part in the decision. ${next[outcome].en}`.trim(),
      ),
      definitions(["Ground", ground], ["Answer", outcomes[outcome].en]),
      section("The reasons"),
      quote(reasons),
      paragraph(
        appealable
          ? `The decision can be appealed. Write to ${contactEmail} to learn how.`
          : "The decision cannot be appealed.",
      ),
      questions("en", contactEmail),
    ],
  }),
};
