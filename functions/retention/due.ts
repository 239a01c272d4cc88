import type { RetentionRule } from "../../schemas/call/retention.ts";
import type { Call } from "../../schemas/call.ts";
import { monthsLater, startOfDay } from "../shared/zone.ts";

/**
 * When personal data of a category has been kept long enough, to the month in the zone of the call (F133). Undefined as
 * long as nobody knows: the result is not announced, the call not closed. What was cancelled counts from there.
 */
export function erasedFrom(call: Call, { after, months }: RetentionRule): string | undefined {
  const from = countedFrom(call, after);
  return from === undefined ? undefined : monthsLater(from, months, call.content.window.zone);
}

function countedFrom(call: Call, after: RetentionRule["after"]): string | undefined {
  if (call.state === "cancelled") return call.cancelledAt;
  if (!("closedAt" in call)) return undefined;
  if (after === "closed") return call.closedAt;
  if (!("announcedAt" in call)) return undefined;
  if (after === "announced") return call.announcedAt;
  const { programme, window } = call.content;
  const ends = monthsLater(startOfDay(programme.startsOn, window.zone), programme.months, window.zone);
  // A programme that was planned to be over before its result was known has ended with that.
  return ends < call.announcedAt ? call.announcedAt : ends;
}
