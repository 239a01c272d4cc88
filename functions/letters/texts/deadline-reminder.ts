import { spokenTime } from "../../shared/zone.ts";
import { questions, unsubscribing } from "../phrases.ts";
import { counted } from "../spoken.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

/** To subscribers who have not submitted: the call closes soon. */
export const deadlineReminder: LetterText<"deadline-reminder"> = {
  sv: ({ callTitle, zone, closesAt, daysLeft, cancelToken }) => {
    const left =
      daysLeft === 0
        ? "Sista dagen att ansöka"
        : `${counted(daysLeft, "sv", { one: "dag", other: "dagar" })} kvar att ansöka`;
    return {
      subject: `${left}: ${callTitle.sv}`,
      heading: left,
      blocks: [
        paragraph(`Utlysningen ${callTitle.sv} som du följer stänger snart.`),
        definitions(["Skicka in senast", spokenTime(closesAt, zone, "sv")]),
        paragraph("Har ni redan skickat in en ansökan får ni inga fler påminnelser."),
        questions("sv"),
        ...unsubscribing("sv", cancelToken),
      ],
    };
  },
  en: ({ callTitle, zone, closesAt, daysLeft, cancelToken }) => {
    const left =
      daysLeft === 0
        ? "Last day to apply"
        : `${counted(daysLeft, "en", { one: "day", other: "days" })} left to apply`;
    return {
      subject: `${left}: ${callTitle.en}`,
      heading: left,
      blocks: [
        paragraph(`The call ${callTitle.en}, which you follow, closes soon.`),
        definitions(["Submit by", spokenTime(closesAt, zone, "en")]),
        paragraph("Once you have submitted an application you will get no more reminders."),
        questions("en"),
        ...unsubscribing("en", cancelToken),
      ],
    };
  },
};
