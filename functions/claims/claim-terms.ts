import { Temporal } from "temporal-polyfill";
import type { Call } from "../../schemas/call.ts";
import type { Claim } from "../../schemas/claim.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import type { Milestone } from "../../schemas/operation.ts";
import { milestoneId } from "../operations/milestones.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { instantAtOrAfter } from "../shared/zone.ts";
import { dayOf } from "./settle-claim.ts";
import { lastDayForClaims } from "./settlement/claim-rules.ts";

const rungs = ["claims-soon", "claims-last"] as const;
export type TermRung = (typeof rungs)[number];

export function isTermRung(name: Milestone["name"]): name is TermRung {
  return name === "claims-soon" || name === "claims-last";
}

interface TermDeps {
  calls: Store<Call>;
  milestones: Store<Milestone>;
}

/**
 * Once it is known who was there, two reminders of the last day for claims are set, in the transaction that says it:
 * so many days before as the call wants, and on the day itself. What is set stays set when the list is corrected.
 */
export async function claimTermWatched(
  { calls, milestones }: TermDeps,
  exchange: Stored<Exchange>,
  by: Author,
): Promise<readonly Write[]> {
  if (exchange.state !== "held" || exchange.attendance.length === 0) return [];
  return termSet(milestones, await calls.get(exchange.callId), exchange, exchange.id, by);
}

/**
 * A claim for a meeting that was called off is on no list of who was there: it is reminded of for itself, from when it
 * is opened. Where the list has set the exchange's own reminders, they hold for it too.
 */
export async function claimWatched(
  { milestones }: Pick<TermDeps, "milestones">,
  call: Call,
  exchange: Exchange,
  claim: Pick<Claim, "id">,
  by: Author,
): Promise<readonly Write[]> {
  return exchange.state === "held" ? [] : termSet(milestones, call, exchange, claim.id, by);
}

async function termSet(
  milestones: Store<Milestone>,
  { content: { travel, window } }: Call,
  exchange: Exchange,
  subject: string,
  by: Author,
): Promise<readonly Write[]> {
  if (travel === undefined || (travel.inPersonOnly && !exchange.inPerson)) return [];
  const lastDay = Temporal.PlainDate.from(lastDayForClaims(dayOf(exchange), travel.claimWithinDays));
  const days = { "claims-soon": lastDay.subtract({ days: travel.remindDaysBefore }), "claims-last": lastDay };
  const writes: Write[] = [];
  for (const name of rungs) {
    const dueAt = instantAtOrAfter(`${days[name].toString()}T08:00`, window.zone);
    const id = milestoneId(subject, name);
    if (dueAt <= by.at || (await milestones.find(id)) !== undefined) continue;
    const { callId } = exchange;
    const milestone: Milestone = { id, callId, name, subject, state: "ahead", dueAt, round: 1 };
    writes.push(...milestones.created(milestone, "set", by).writes);
  }
  return writes;
}
