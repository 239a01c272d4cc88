import { spokenTime } from "../../shared/zone.ts";
import { questions } from "../phrases.ts";
import { definitions, type LetterText, paragraph, section } from "../words.ts";

export const openingBlocked: LetterText<"opening-blocked"> = {
  sv: ({ callTitle, zone, step, dueAt, opensAt, closesAt }) => ({
    subject: `Utlysningen öppnade inte: ${callTitle.sv}`,
    heading: "Utlysningen öppnade inte",
    blocks: [
      paragraph(`${callTitle.sv} skulle ha öppnat, men beslutskedjan är inte klar.`),
      definitions(
        ["Skulle öppna", spokenTime(opensAt, zone, "sv")],
        ["Väntar på", step],
        ["Steget ska vara klart", spokenTime(dueAt, zone, "sv")],
        ["Stänger", spokenTime(closesAt, zone, "sv")],
      ),
      section("Det här händer nu"),
      paragraph(
        "Utlysningen öppnar så snart kedjan är klar. Sista ansökningsdag ändras inte av sig själv. Är kedjan inte klar före den blir utlysningen ett utkast igen, så att tiderna kan ändras.",
      ),
      paragraph("Berätta för dem som väntar att öppningen dröjer."),
      questions("sv"),
    ],
  }),
  en: ({ callTitle, zone, step, dueAt, opensAt, closesAt }) => ({
    subject: `The call did not open: ${callTitle.en}`,
    heading: "The call did not open",
    blocks: [
      paragraph(`${callTitle.en} was to open, and its chain of approval is not complete.`),
      definitions(
        ["Was to open", spokenTime(opensAt, zone, "en")],
        ["Waits for", step],
        ["The step is due", spokenTime(dueAt, zone, "en")],
        ["Closes", spokenTime(closesAt, zone, "en")],
      ),
      section("What happens next"),
      paragraph(
        "The call opens as soon as the chain is complete. The deadline does not move by itself. If the chain is not complete before it, the call becomes a draft again, so that its times can be changed.",
      ),
      paragraph("Please tell those who are waiting that the opening is late."),
      questions("en"),
    ],
  }),
};
