import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

export const bankAccountChangeProposed: LetterText<"bank-account-change-proposed"> = {
  sv: ({ callTitle, organisation, before, after }) => ({
    subject: `Nya kontouppgifter för ${organisation}: ${callTitle.sv}`,
    heading: "Nya kontouppgifter väntar på kontroll",
    blocks: [
      paragraph(
        `Någon hos ${organisation} har lämnat nya kontouppgifter för utbetalningar i ${callTitle.sv}. Du får det här brevet för att du lämnade de nuvarande.`,
      ),
      definitions(["Nuvarande konto", before], ["Nytt konto", after]),
      paragraph("Inget betalas till det nya kontot förrän en annan person hos oss har godkänt ändringen."),
      section("Om du inte känner igen ändringen"),
      paragraph(
        "Hör genast av dig till kontaktpersonen för utlysningen, så stoppar vi den. Skicka inte kontouppgifter i ett vanligt e-brev.",
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, organisation, before, after }) => ({
    subject: `New bank details for ${organisation}: ${callTitle.en}`,
    heading: "New bank details are waiting to be checked",
    blocks: [
      paragraph(
        `Somebody at ${organisation} has given new bank details for payments in ${callTitle.en}. You get this letter because you gave the present ones.`,
      ),
      definitions(["Present account", before], ["New account", after]),
      paragraph("Nothing is paid to the new account until another person at our office has agreed."),
      section("If you do not recognise the change"),
      paragraph(
        "Please tell the contact person of the call at once, and we will stop it. Please do not send account details in an ordinary e-mail.",
      ),
      questions("en"),
    ],
  }),
};
