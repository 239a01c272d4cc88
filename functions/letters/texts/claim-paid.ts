import { questions } from "../phrases.ts";
import { spokenMoney } from "../spoken.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const claimPaid: LetterText<"claim-paid"> = {
  sv: ({ callTitle, exchangeTitle, claimNumber, amount, currency, endToEndId }) => ({
    subject: `Din reseräkning ${claimNumber} är betald: ${callTitle.sv}`,
    heading: "Din reseräkning är betald",
    blocks: [
      paragraph(
        `Banken har genomfört betalningen för din reseräkning för utbytet ”${exchangeTitle}” i ${callTitle.sv}. Ärendet är avslutat.`,
      ),
      definitions(
        ["Reseräkning", claimNumber],
        ["Utbyte", exchangeTitle],
        ["Betalt belopp", spokenMoney(amount, currency, "sv")],
        ["Betalningens referens", endToEndId],
      ),
      paragraph(
        "Det kan ta någon bankdag innan pengarna syns på kontot. Om de inte har kommit inom en vecka ber vi dig att höra av dig och ange betalningens referens.",
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, exchangeTitle, claimNumber, amount, currency, endToEndId }) => ({
    subject: `Your travel claim ${claimNumber} has been paid: ${callTitle.en}`,
    heading: "Your travel claim has been paid",
    blocks: [
      paragraph(
        `The bank has made the payment for your travel claim for the exchange “${exchangeTitle}” in ${callTitle.en}. The matter is closed.`,
      ),
      definitions(
        ["Claim", claimNumber],
        ["Exchange", exchangeTitle],
        ["Amount paid", spokenMoney(amount, currency, "en")],
        ["Payment reference", endToEndId],
      ),
      paragraph(
        "It can take a banking day or two until the money shows in the account. If it has not arrived within a week, please get in touch and give the payment reference.",
      ),
      questions("en"),
    ],
  }),
};
