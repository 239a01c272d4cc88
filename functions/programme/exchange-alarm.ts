import type { Call } from "../../schemas/call.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import type { Milestone } from "../../schemas/operation.ts";
import { milestoneId } from "../operations/milestones.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { occasionsOf } from "./exchange-occasions.ts";

const nextAfter = (call: Call, exchange: Exchange, at: string): string | undefined =>
  occasionsOf(call, exchange).find((due) => due.at > at)?.at;

/** The first alarm of a new exchange. No execution waits for it: one row holds its next instant, however far ahead. */
export function watched(
  milestones: Store<Milestone>,
  call: Call,
  exchange: Exchange,
  by: Author,
): readonly Write[] {
  const dueAt = nextAfter(call, exchange, by.at);
  if (dueAt === undefined) return [];
  const { id: subject, callId } = exchange;
  const id = milestoneId(subject, "exchange");
  const first: Milestone = { id, callId, name: "exchange", subject, state: "ahead", dueAt, round: 1 };
  return milestones.created(first, "set", by).writes;
}

/** The alarm as it must be after a change: at the next instant that is due, or ended. An older timer finds a newer round. */
export async function rewatched(
  milestones: Store<Milestone>,
  call: Call,
  exchange: Exchange,
  by: Author,
): Promise<readonly Write[]> {
  const earlier = await milestones.find(milestoneId(exchange.id, "exchange"));
  return earlier === undefined
    ? watched(milestones, call, exchange, by)
    : movedOn(milestones, earlier, nextAfter(call, exchange, by.at), by);
}

function movedOn(
  milestones: Store<Milestone>,
  earlier: Stored<Milestone>,
  dueAt: string | undefined,
  by: Author,
): readonly Write[] {
  if (dueAt === undefined) {
    const state = earlier.dueAt <= by.at ? "done" : "dropped";
    return earlier.state === "ahead"
      ? milestones.changed(earlier, { ...earlier, state }, state === "done" ? "reach" : "drop", by).writes
      : [];
  }
  if (earlier.state === "ahead" && earlier.dueAt === dueAt) return [];
  const after: Milestone = { ...earlier, state: "ahead", dueAt, round: earlier.round + 1 };
  return milestones.changed(earlier, after, "move", by).writes;
}
