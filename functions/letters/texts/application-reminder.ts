import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { counted } from "../spoken.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

export const applicationReminder: LetterText<"application-reminder"> = {
  sv: ({ callTitle, zone, organisation, closesAt, daysLeft }) => {
    const left =
      daysLeft === 0
        ? "Sista dagen att skicka in er ansökan"
        : `${counted(daysLeft, "sv", { one: "dag", other: "dagar" })} kvar att skicka in er ansökan`;
    return {
      subject: `${left}: ${callTitle.sv}`,
      heading: left,
      blocks: [
        paragraph(
          `Ni har ett utkast till ansökan från ${organisation} i utlysningen ${callTitle.sv} som ännu inte är inskickat. Vi kan bara pröva det som har kommit in i tid.`,
        ),
        definitions(["Sökande", organisation], ["Skicka in senast", spokenTime(closesAt, zone, "sv")]),
        section("Det här kan ni göra"),
        paragraph(
          "Gör klart ansökan och skicka in den. Vänta gärna inte till sista stunden. Ni kan ändra ansökan också efter att ni har skickat in den, ända fram till sista tidpunkten.",
        ),
        paragraph(
          "När ansökan har kommit in får ni ett kvitto. Då upphör också påminnelserna. De upphör även om ni återkallar utkastet.",
        ),
        questions("sv"),
      ],
    };
  },
  en: ({ callTitle, zone, organisation, closesAt, daysLeft }) => {
    const left =
      daysLeft === 0
        ? "Last day to submit your application"
        : `${counted(daysLeft, "en", { one: "day", other: "days" })} left to submit your application`;
    return {
      subject: `${left}: ${callTitle.en}`,
      heading: left,
      blocks: [
        paragraph(
          `You have a draft application from ${organisation} in the call ${callTitle.en} that has not been submitted yet. We can only consider what has been received in time.`,
        ),
        definitions(["Applicant", organisation], ["Submit by", spokenTime(closesAt, zone, "en")]),
        section("What you can do"),
        paragraph(
          "Complete the application and submit it. Please do not wait until the last moment. You can still change the application after you have submitted it, right up to the deadline.",
        ),
        paragraph(
          "When the application has been received you will get a receipt. The reminders then stop. They also stop if you withdraw the draft.",
        ),
        questions("en"),
      ],
    };
  },
};
