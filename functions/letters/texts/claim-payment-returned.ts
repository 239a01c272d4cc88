import { questions } from "../phrases.ts";
import { spokenMoney } from "../spoken.ts";
import { definitions, type LetterText, paragraph, quote, section } from "../words.ts";

export const claimPaymentReturned: LetterText<"claim-payment-returned"> = {
  sv: ({ callTitle, exchangeTitle, claimNumber, amount, currency, why }) => ({
    subject: `Betalningen av reseräkning ${claimNumber} kom i retur: ${callTitle.sv}`,
    heading: "Betalningen av din reseräkning kom i retur",
    blocks: [
      paragraph(
        `Banken kunde inte genomföra betalningen för din reseräkning för utbytet ”${exchangeTitle}” i ${callTitle.sv}. Du har fortfarande rätt till pengarna.`,
      ),
      definitions(
        ["Reseräkning", claimNumber],
        ["Utbyte", exchangeTitle],
        ["Belopp", spokenMoney(amount, currency, "sv")],
      ),
      ...(why.trim() === "" ? [] : [paragraph("Banken anger följande skäl:"), quote(why)]),
      section("Det här behöver du göra"),
      paragraph(
        "Kontrollera kontonumret (IBAN) och kontohavarens namn bland er organisations kontouppgifter och rätta det som är fel. När ändringen är godkänd skickar du in reseräkningen på nytt. Om uppgifterna stämmer ber vi dig att höra av dig till kontaktpersonen, så hittar vi ett annat sätt att betala. Skicka inte kontouppgifter i ett vanligt e-brev.",
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, exchangeTitle, claimNumber, amount, currency, why }) => ({
    subject: `The payment of travel claim ${claimNumber} was returned: ${callTitle.en}`,
    heading: "The payment of your travel claim was returned",
    blocks: [
      paragraph(
        `The bank could not make the payment for your travel claim for the exchange “${exchangeTitle}” in ${callTitle.en}. You are still entitled to the money.`,
      ),
      definitions(
        ["Claim", claimNumber],
        ["Exchange", exchangeTitle],
        ["Amount", spokenMoney(amount, currency, "en")],
      ),
      ...(why.trim() === "" ? [] : [paragraph("The bank gives this reason:"), quote(why)]),
      section("What you need to do"),
      paragraph(
        "Check the account number (IBAN) and the name of the account holder in your organisation’s bank details, and correct what is wrong. Once the change has been agreed to, submit the claim again. If they are right, please get in touch with the contact person, and we will find another way to pay. Please do not send account details in an ordinary e-mail.",
      ),
      questions("en"),
    ],
  }),
};
