import { spokenTime } from "../../shared/zone.ts";
import { questions, unsubscribing } from "../phrases.ts";
import { definitions, type LetterText, paragraph } from "../words.ts";

export const newsDeadlineMoved: LetterText<"news-deadline-moved"> = {
  sv: ({ callTitle, zone, movedFrom, movedTo, cancelToken }) => ({
    subject: `Ny sista tidpunkt: ${callTitle.sv}`,
    heading: "Sista tidpunkten för ansökan har flyttats",
    blocks: [
      paragraph(`I utlysningen ${callTitle.sv} gäller en ny sista tidpunkt för ansökan.`),
      definitions(
        ["Ny tidpunkt", spokenTime(movedTo, zone, "sv")],
        ["Tidigare tidpunkt", spokenTime(movedFrom, zone, "sv")],
      ),
      questions("sv"),
      ...unsubscribing("sv", cancelToken),
    ],
  }),
  en: ({ callTitle, zone, movedFrom, movedTo, cancelToken }) => ({
    subject: `New deadline: ${callTitle.en}`,
    heading: "The deadline has moved",
    blocks: [
      paragraph(`The call ${callTitle.en} has a new deadline for applications.`),
      definitions(
        ["New deadline", spokenTime(movedTo, zone, "en")],
        ["Earlier deadline", spokenTime(movedFrom, zone, "en")],
      ),
      questions("en"),
      ...unsubscribing("en", cancelToken),
    ],
  }),
};
