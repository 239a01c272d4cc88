import * as z from "zod";
import { Slug } from "../form.ts";
import { Text } from "../text.ts";

/** A way in which people meet or write to each other; in person, it is a journey that can be paid (F28, F61). */
export const MeetingKind = z.strictObject({ id: Slug, label: Text, inPerson: z.boolean() });
export type MeetingKind = z.infer<typeof MeetingKind>;

/** How exchanges run in a call: their kinds, and what is due before and after each. */
export const Meetings = z.strictObject({
  kinds: z.array(MeetingKind).min(1).max(30),
  /** Whoever is concerned is reminded so many days before it begins. */
  remindDaysBefore: z.int().min(1).max(60),
  /** And once more, nearer to it; absent where one reminder is enough. */
  remindAgainDaysBefore: z.int().min(1).max(59).optional(),
  /** One that its host has not confirmed so many days before lapses; absent where none does. */
  lapseDaysBefore: z.int().min(1).max(90).optional(),
  /** Who has not sent a document to a review session is reminded so many days before the last day for it (F43). */
  documentsDaysBefore: z.int().min(1).max(60),
  /** Who has not written what they learned is asked so many days after (F27). */
  learnDaysAfter: z.int().min(1).max(60),
});
export type Meetings = z.infer<typeof Meetings>;

/** What holds in a call that says nothing else. */
export const usualMeetings: Meetings = {
  kinds: [
    { id: "workshop", label: { en: "Workshop", sv: "Workshop" }, inPerson: true },
    { id: "digitalMeeting", label: { en: "Online meeting", sv: "Digitalt möte" }, inPerson: false },
    { id: "siteVisit", label: { en: "Site visit", sv: "Platsbesök" }, inPerson: true },
  ],
  remindDaysBefore: 7,
  remindAgainDaysBefore: 1,
  documentsDaysBefore: 5,
  learnDaysAfter: 7,
};
