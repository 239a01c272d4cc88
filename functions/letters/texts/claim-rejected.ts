import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, quote, section } from "../words.ts";

export const claimRejected: LetterText<"claim-rejected"> = {
  sv: ({ callTitle, exchangeTitle, claimNumber, why, contactEmail }) => ({
    subject: `Beslut om din reseräkning ${claimNumber}: ${callTitle.sv}`,
    heading: "Din reseräkning har avslagits",
    blocks: [
      paragraph(
        `Vi har beslutat att inte ersätta din reseräkning för utbytet ”${exchangeTitle}” i ${callTitle.sv}.`,
      ),
      definitions(["Beslut", "Avslag"], ["Reseräkning", claimNumber], ["Utbyte", exchangeTitle]),
      section("Skälet till beslutet"),
      paragraph("Så här motiverar handläggaren beslutet:"),
      quote(why),
      section("Om du anser att beslutet är fel"),
      paragraph(
        `Skriv till ${contactEmail} och ange reseräkningens nummer, vad som enligt dig är fel och varför. Bifoga det som styrker dina uppgifter. Vi prövar då ärendet igen.`,
      ),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, exchangeTitle, claimNumber, why, contactEmail }) => ({
    subject: `Decision on your travel claim ${claimNumber}: ${callTitle.en}`,
    heading: "Your travel claim has been rejected",
    blocks: [
      paragraph(
        `We have decided not to reimburse your travel claim for the exchange “${exchangeTitle}” in ${callTitle.en}.`,
      ),
      definitions(["Decision", "Rejected"], ["Claim", claimNumber], ["Exchange", exchangeTitle]),
      section("The reason for the decision"),
      paragraph("The officer gives this reason:"),
      quote(why),
      section("If you think the decision is wrong"),
      paragraph(
        `Write to ${contactEmail} and give the number of the claim, what you think is wrong, and why. Attach whatever supports what you say. We will then look at the matter again.`,
      ),
      questions("en", contactEmail),
    ],
  }),
};
