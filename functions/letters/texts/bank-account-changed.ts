import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

export const bankAccountChanged: LetterText<"bank-account-changed"> = {
  sv: ({ callTitle, before, after }) => ({
    subject: `Kontouppgifterna är ändrade: ${callTitle.sv}`,
    heading: "Kontouppgifterna är ändrade",
    blocks: [
      paragraph(`En andra person har godkänt nya kontouppgifter för utbetalningar i ${callTitle.sv}.`),
      definitions(["Tidigare konto", before], ["Nytt konto", after]),
      paragraph(
        "Reseräkningar som redan är inskickade betalas till det tidigare kontot, de som skickas in från och med nu till det nya.",
      ),
      section("Om du inte känner igen ändringen"),
      paragraph("Hör genast av dig till kontaktpersonen för utlysningen."),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, before, after }) => ({
    subject: `The bank details have been changed: ${callTitle.en}`,
    heading: "The bank details have been changed",
    blocks: [
      paragraph(`A second person has agreed to new bank details for payments in ${callTitle.en}.`),
      definitions(["Earlier account", before], ["New account", after]),
      paragraph(
        "Travel claims that have been submitted already are paid to the earlier account, those submitted from now on to the new one.",
      ),
      section("If you do not recognise the change"),
      paragraph("Please tell the contact person of the call at once."),
      questions("en"),
    ],
  }),
};
