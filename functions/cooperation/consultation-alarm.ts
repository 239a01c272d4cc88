import { Temporal } from "temporal-polyfill";
import type { Asked, Consultation } from "../../schemas/consultation.ts";
import type { Milestone } from "../../schemas/operation.ts";
import { rearmed } from "../operations/rearm.ts";
import type { Author, Store } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { instantAtOrAfter, secondsLater } from "../shared/zone.ts";

/** Days before the last one on which the first reminder goes out, and the hour of the reminders. */
const soonDays = 3;
const hour = "08:00";

export type Occasion = "soon" | "due" | "late";

/** The parties that have not answered. */
export function silentIn({ parties }: Consultation): Asked[] {
  return parties.filter(({ answer }) => answer === "none");
}

/** What is due of a round that is open while somebody is silent: two reminders to them, then their list to the office. */
export function occasionsOf(round: Consultation, zone: string): { occasion: Occasion; at: string }[] {
  if (round.state === "closed" || silentIn(round).length === 0) return [];
  const soon = Temporal.PlainDate.from(round.answerOn).subtract({ days: soonDays }).toString();
  return [
    { occasion: "soon", at: instantAtOrAfter(`${soon}T${hour}`, zone) },
    { occasion: "due", at: instantAtOrAfter(`${round.answerOn}T${hour}`, zone) },
    { occasion: "late", at: secondsLater(round.answerBy, 1) },
  ];
}

/** Sets the round's one milestone to what is due next; it ends with the last answer. */
export function watched(
  milestones: Store<Milestone>,
  round: Consultation,
  zone: string,
  by: Author,
): Promise<readonly Write[]> {
  const next = occasionsOf(round, zone).find(({ at }) => at > by.at);
  return rearmed(milestones, { callId: round.callId, name: "consultation", subject: round.id }, next?.at, by);
}
