import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { inLanguage } from "../../schemas/text.ts";
import { Served } from "../shared/served.ts";
import { languageFor } from "./public-call.ts";
import type { PublishedCall } from "./published-call.ts";

const words = {
  sv: { opens: "Öppnar", closes: "Sista tidpunkt för ansökan" },
  en: { opens: "Opens", closes: "Deadline for applications" },
} as const;

/**
 * The opening and the deadline of a call and of each lot with dates of its own, as iCalendar. An event keeps its id, so
 * a calendar that subscribes moves the entry when the deadline moves. Instants are in UTC and mean the same everywhere.
 */
export function callCalendar(call: PublishedCall, acceptLanguage: string | undefined): Served {
  const language = languageFor(call.content, acceptLanguage);
  const spoken = words[language === "sv" ? "sv" : "en"];
  const title = inLanguage(call.content.title, language);
  const calendar = ical({
    prodId: { company: "Utlysning", product: "Calls" },
    method: ICalCalendarMethod.PUBLISH,
    name: title,
  });
  const lots = call.lotWindows.map(({ id, ...window }) => {
    const label = call.content.lots.find((lot) => lot.id === id)?.label;
    return {
      ...window,
      uid: `${call.id}-${id}`,
      of: label ? `${title}, ${inLanguage(label, language)}` : title,
    };
  });
  for (const { uid, of, opensAt, closesAt } of [{ ...call, uid: call.id, of: title }, ...lots])
    for (const [what, at] of [
      ["opens", opensAt],
      ["closes", closesAt],
    ] as const)
      calendar.createEvent({
        id: `${uid}-${what}`,
        // The same call gives the same file, byte for byte.
        stamp: new Date(call.approvedAt),
        sequence: call.version - 1,
        start: new Date(at),
        end: new Date(at),
        summary: `${spoken[what]}: ${of}`,
        status: call.state === "cancelled" ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      });
  return new Served("text/calendar", calendar.toString(), { modifiedAt: call.approvedAt });
}
