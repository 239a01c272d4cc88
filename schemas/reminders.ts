import * as z from "zod";
import { Day } from "./time.ts";

/** When those who have not submitted are reminded of the deadline (F70); every value is the call's own. */
export const Reminders = z.strictObject({
  /** Calendar days before the deadline, one reminder each; none where the list is empty. */
  daysBefore: z.array(z.int().min(1).max(90)).max(10),
  /** The wall time at which they go out, in the zone of the call. */
  at: z.iso.time({ precision: -1 }),
  /** Days on which nobody is at work, beside weekends and the public holidays of the zone. */
  closedOn: z.array(Day).max(60),
});
export type Reminders = z.infer<typeof Reminders>;

/** The ladder of a call that says nothing else: two weeks, one week and one day before, in the morning. */
export const usualReminders: Reminders = { daysBefore: [14, 7, 1], at: "09:00", closedOn: [] };
