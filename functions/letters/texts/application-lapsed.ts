import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

export const applicationLapsed: LetterText<"application-lapsed"> = {
  sv: ({ callTitle, zone, organisation, closedAt, contactEmail }) => ({
    subject: `Ert utkast skickades inte in i tid: ${callTitle.sv}`,
    heading: "Ert utkast skickades inte in i tid",
    blocks: [
      paragraph(
        `Utlysningen ${callTitle.sv} har stängt. ${organisation} hade då ett utkast till ansökan som inte var inskickat. Eftersom vi bara prövar ansökningar som har kommit in i tid kommer utkastet inte att prövas.`,
      ),
      definitions(["Sökande", organisation], ["Utlysningen stängde", spokenTime(closedAt, zone, "sv")]),
      section("Om ni anser att ansökan kom in i tid"),
      paragraph(
        `För varje ansökan som kommer in skickar vi ett kvitto med ett kvittonummer. Har ni ett sådant kvitto, eller hindrades ni av ett fel i vårt system, skriv så snart som möjligt till ${contactEmail} och berätta vad som hände och när.`,
      ),
      paragraph("I annat fall behöver ni inte göra något. Vi hoppas att ni vill söka nästa gång."),
      questions("sv", contactEmail),
    ],
  }),
  en: ({ callTitle, zone, organisation, closedAt, contactEmail }) => ({
    subject: `Your draft was not submitted in time: ${callTitle.en}`,
    heading: "Your draft was not submitted in time",
    blocks: [
      paragraph(
        `The call ${callTitle.en} has closed. At that time ${organisation} had a draft application that had not been submitted. Since we only consider applications received in time, the draft will not be considered.`,
      ),
      definitions(["Applicant", organisation], ["The call closed", spokenTime(closedAt, zone, "en")]),
      section("If you think the application was in time"),
      paragraph(
        `For every application received we send a receipt with a receipt number. If you have such a receipt, or if a fault in our system prevented you, please write to ${contactEmail} as soon as possible and tell us what happened and when.`,
      ),
      paragraph("Otherwise there is nothing you need to do. We hope that you will apply next time."),
      questions("en", contactEmail),
    ],
  }),
};
