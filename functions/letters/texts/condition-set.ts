import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

export const conditionSet: LetterText<"condition-set"> = {
  sv: ({ callTitle, zone, organisation, what, dueAt }) => ({
    subject: `Ett villkor för er plats: ${callTitle.sv}`,
    heading: "Er plats har ett villkor",
    blocks: [
      paragraph(
        `${organisation} har en plats i ${callTitle.sv} under förutsättning att villkoret nedan är uppfyllt i tid.`,
      ),
      definitions(["Villkor", what], ["Senast", spokenTime(dueAt, zone, "sv")]),
      section("Det här behöver ni göra"),
      paragraph(
        "Visa oss att villkoret är uppfyllt så snart det är det. Om det inte är uppfyllt i tid går platsen till nästa på reservlistan.",
      ),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, zone, organisation, what, dueAt }) => ({
    subject: `A condition for your place: ${callTitle.en}`,
    heading: "Your place has a condition",
    blocks: [
      paragraph(
        `${organisation} has a place in ${callTitle.en} on condition that what is said below is fulfilled in time.`,
      ),
      definitions(["Condition", what], ["By", spokenTime(dueAt, zone, "en")]),
      section("What you need to do"),
      paragraph(
        "Show us that the condition is fulfilled as soon as it is. If it is not fulfilled in time, the place goes to the next on the reserve list.",
      ),
      questions("en"),
    ],
  }),
};
