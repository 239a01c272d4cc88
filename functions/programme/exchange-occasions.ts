import type { Call } from "../../schemas/call.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import { compareText } from "../shared/canonical.ts";
import { daysLater } from "../shared/zone.ts";

/** Why an exchange is looked at: documents are missing, nobody has confirmed it, it comes soon, it is over. */
export type Occasion = "documents" | "lapse" | "remind" | "learn";

export interface Due {
  occasion: Occasion;
  at: string;
}

/** Everything that is due of an exchange in its present state, in the order of time; by the days that the call names. */
export function occasionsOf({ content }: Pick<Call, "content">, exchange: Exchange): Due[] {
  if (exchange.state === "cancelled") return [];
  const { remindDaysBefore, lapseDaysBefore, documentsDaysBefore, learnDaysAfter } = content.meetings;
  const { zone } = content.window;
  const { startsAt, review, state } = exchange;
  const due: Due[] = [{ occasion: "learn", at: daysLater(startsAt, learnDaysAfter, zone) }];
  const add = (occasion: Occasion, from: string, days: number) =>
    due.push({ occasion, at: daysLater(from, -days, zone) });
  if (state !== "held") {
    add("remind", startsAt, remindDaysBefore);
    if (state === "planned" && lapseDaysBefore !== undefined) add("lapse", startsAt, lapseDaysBefore);
    if (review !== undefined) add("documents", review.documentsBy, documentsDaysBefore);
  }
  return due.sort((a, b) => compareText(a.at, b.at) || compareText(a.occasion, b.occasion));
}
