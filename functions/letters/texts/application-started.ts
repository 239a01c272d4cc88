import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

export const applicationStarted: LetterText<"application-started"> = {
  sv: ({ callTitle, zone, organisation, closesAt }) => ({
    subject: `Er ansökan är påbörjad: ${callTitle.sv}`,
    heading: "Er ansökan är påbörjad",
    blocks: [
      paragraph(
        `Ett utkast till ansökan från ${organisation} i utlysningen ${callTitle.sv} är sparat. Utkastet är ännu ingen ansökan: vi kan bara pröva det som ni har skickat in.`,
      ),
      definitions(["Sökande", organisation], ["Skicka in senast", spokenTime(closesAt, zone, "sv")]),
      section("Det här behöver ni göra"),
      paragraph(
        "Fyll i resten av ansökan och skicka in den. Fram till sista tidpunkten kan ni ändra den så många gånger ni vill, också efter att ni har skickat in den. Efter sista tidpunkten går det inte att skicka in.",
      ),
      paragraph(
        "När ansökan har kommit in får ni ett kvitto i ett nytt brev. Har ni inte fått något kvitto har ansökan inte kommit in.",
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, zone, organisation, closesAt }) => ({
    subject: `Your application has been started: ${callTitle.en}`,
    heading: "Your application has been started",
    blocks: [
      paragraph(
        `A draft application from ${organisation} in the call ${callTitle.en} has been saved. The draft is not yet an application: we can only consider what you have submitted.`,
      ),
      definitions(["Applicant", organisation], ["Submit by", spokenTime(closesAt, zone, "en")]),
      section("What you need to do"),
      paragraph(
        "Complete the application and submit it. Until the deadline you can change it as often as you like, also after you have submitted it. After the deadline nothing can be submitted.",
      ),
      paragraph(
        "When the application has been received you will get a receipt in another letter. If you have no receipt, the application has not been received.",
      ),
      questions("en"),
    ],
  }),
};
