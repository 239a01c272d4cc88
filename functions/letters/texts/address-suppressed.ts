import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

const why = {
  bounced: {
    sv: "Mottagarens server säger att adressen inte finns eller inte tar emot.",
    en: "The recipient’s server says that the address does not exist or takes nothing.",
  },
  complained: {
    sv: "Mottagaren har anmält brevet som skräppost.",
    en: "The recipient reported the letter as spam.",
  },
} as const;

/** To the office: somebody is not reached by letter any more. */
export const addressSuppressed: LetterText<"address-suppressed"> = {
  sv: ({ callTitle, name, address, why: reason, aboutKind }) => ({
    subject: `Vi når inte ${name}: ${callTitle.sv}`,
    heading: `Vi når inte ${name} med brev`,
    blocks: [
      paragraph(
        `Ett brev i utlysningen ${callTitle.sv} har kommit tillbaka. ${why[reason].sv} Vi skickar därför inga fler brev till adressen, inte heller beslut.`,
      ),
      definitions(["Namn", name], ["Adress", address], ["Brevets slag", aboutKind]),
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
        `A letter in the call ${callTitle.en} came back. ${why[reason].en} We therefore send no more letters to the address, decisions included.`,
      ),
      definitions(["Name", name], ["Address", address], ["Kind of letter", aboutKind]),
      section("What you need to do"),
      paragraph(
        "Reach the person in another way, for instance by telephone. Correct the address in the application if it is wrong. If the address works again, release it and say why.",
      ),
      questions("en"),
    ],
  }),
};
