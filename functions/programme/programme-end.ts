import { Temporal } from "temporal-polyfill";
import type { CallContent } from "../../schemas/call.ts";

/** The last day of the programme: so many months from its first (F49). */
export function programmeEnd({ startsOn, months }: CallContent["programme"]): string {
  return Temporal.PlainDate.from(startsOn).add({ months }).subtract({ days: 1 }).toString();
}
