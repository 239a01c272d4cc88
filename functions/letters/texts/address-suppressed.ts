import type { LetterLanguage } from "../../../schemas/text.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

const why = {
  bounced: {
    sv: (call: string) =>
      `Ett brev i utlysningen ${call} har kommit tillbaka. Mottagarens server säger att adressen inte finns eller inte tar emot.`,
    en: (call: string) =>
      `A letter in the call ${call} came back. The recipient’s server says that the address does not exist or takes nothing.`,
  },
  complained: {
    sv: (call: string) => `Mottagaren har anmält ett brev i utlysningen ${call} som skräppost.`,
    en: (call: string) => `The recipient reported a letter in the call ${call} as spam.`,
  },
} as const;

/** What a letter was about, by the beginning of its kind's name. */
const subjects = {
  sv: {
    application: "ansökan",
    approval: "beslutskedjan",
    claim: "reseräkning",
    decision: "beslut om ansökan",
    exchange: "utbyte",
    match: "matchning",
    place: "plats i programmet",
    review: "granskning",
  },
  en: {
    application: "the application",
    approval: "a step of the approval chain",
    claim: "a travel claim",
    decision: "the decision on the application",
    exchange: "an exchange",
    match: "matching",
    place: "the place in the programme",
    review: "reviewing",
  },
} as const;

function subjectOf(kind: string, language: LetterLanguage): string {
  const found = Object.entries(subjects[language]).find(([about]) => kind.startsWith(`${about}-`));
  return found?.[1] ?? "";
}

/** To the office: somebody is not reached by letter any more. */
export const addressSuppressed: LetterText<"address-suppressed"> = {
  sv: ({ callTitle, name, address, why: reason, aboutKind }) => ({
    subject: `Vi når inte ${name}: ${callTitle.sv}`,
    heading: `Vi når inte ${name} med brev`,
    blocks: [
      paragraph(
        `${why[reason].sv(callTitle.sv)} Vi skickar därför inga fler brev till adressen, inte heller beslut.`,
      ),
      definitions(["Namn", name], ["Adress", address], ["Brevet gällde", subjectOf(aboutKind, "sv")]),
      section("Det här behöver ni göra"),
      paragraph(
        "Ta kontakt med personen på annat sätt, till exempel per telefon. Rätta adressen i ansökan om den är fel. Fungerar adressen igen kan ni häva spärren och ange varför.",
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, name, address, why: reason, aboutKind }) => ({
    subject: `We cannot reach ${name}: ${callTitle.en}`,
    heading: `We cannot reach ${name} by letter`,
    blocks: [
      paragraph(
        `${why[reason].en(callTitle.en)} We therefore send no more letters to the address, decisions included.`,
      ),
      definitions(["Name", name], ["Address", address], ["The letter was about", subjectOf(aboutKind, "en")]),
      section("What you need to do"),
      paragraph(
        "Reach the person in another way, for instance by telephone. Correct the address in the application if it is wrong. If the address works again, release it and say why.",
      ),
      questions("en"),
    ],
  }),
};
