import type { Application } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { Move, NewDeadline, Outage } from "../../schemas/deadline.ts";
import { isRefusal, refuse } from "../shared/refusal.ts";
import { instantOf, secondsLater } from "../shared/zone.ts";
import { windowFor } from "./lots.ts";

export type ScheduledCall = Extract<Call, { closesAt: string }>;

/** API Gateway gives a request at most 30 s: after that nothing that it received before can still be answered. */
export const requestSeconds = 30;

/** The last instant that counts for a displayed deadline: the call's grace comes on top, and nobody is told of it. */
export function lastInstant(call: Call, closesAt: string): string {
  return secondsLater(closesAt, call.content.window.graceSeconds);
}

/**
 * Until when a submission to this application counts, grace included: the latest of what its own item says, of the
 * deadline of its lot or else the call, and, for a draft, of a move for those who held one.
 *
 * A move is one write to the call; from then on it holds for everybody whom it concerns, before the mover has come to
 * their items. So nobody sees two deadlines while 100,000 items are paged through, and what the mover writes into an
 * item is what the item's own next edit or submission would write. It is safe to read the call and then write the item,
 * because after the opening a deadline only ever moves later: an old reading of the call can give too early a deadline
 * (a submission that the move would have saved is refused, as before the move), never too late a one; and the item, on
 * whose revision and seal the write depends, has the last word. A first submission that was decided before a move for
 * drafts and is written after it counts as handed in before the move: what was submitted counts, and a second version
 * has the ordinary deadline.
 */
export function effectiveDeadline(
  call: Call,
  application: Pick<Application, "state" | "createdAt" | "deadlineAt" | "content">,
): string {
  if (!isScheduled(call)) return application.deadlineAt;
  const { state, createdAt, deadlineAt, content } = application;
  const ordinary = windowFor(call, content.lotId).closesAt;
  const forDrafts = (call.moves ?? [])
    .filter(({ who, movedAt }) => who === "drafts" && state === "draft" && createdAt <= movedAt)
    .map(({ to }) => to);
  return latest(deadlineAt, ...[ordinary, ...forDrafts].map((closesAt) => lastInstant(call, closesAt)));
}

/** The application with the deadline that is in force for it. */
export function inForce<Held extends Application>(call: Call, application: Held): Held {
  return { ...application, deadlineAt: effectiveDeadline(call, application) };
}

/** The deadline as it is shown and written: without the grace. */
export function shownDeadline(call: Call, application: Application): string {
  return secondsLater(effectiveDeadline(call, application), -call.content.window.graceSeconds);
}

/** Whether a later move has taken this one's place, so that nobody need be told of it any more. */
export function isSuperseded(call: ScheduledCall, move: Move): boolean {
  const { moves = [] } = call;
  const later = moves.slice(moves.findIndex(({ id }) => id === move.id) + 1);
  return later.some(
    ({ who, lotId, to }) =>
      (who === "everyone" || (who === move.who && lotId === move.lotId)) && to >= move.to,
  );
}

export function isScheduled<Found extends Call>(call: Found): call is Found & ScheduledCall {
  return "closesAt" in call;
}

export function latest(first: string, ...others: readonly string[]): string {
  return others.reduce((a, b) => (a < b ? b : a), first);
}

/**
 * The instant that a person means by a wall time; the call's zone unless they name another. Refuses InputInvalid with
 * the pointer where clocks skip that time or show it twice.
 */
export function meant(call: Call, wall: string, zone: string | undefined, pointer: string): string {
  try {
    return instantOf(wall, zone ?? call.content.window.zone);
  } catch (refusal) {
    if (!isRefusal(refusal, "LocalTimeInvalid")) throw refusal;
    return refuse("InputInvalid", refusal.params, [
      { pointer, code: refusal.code, detail: "The clocks skip this time there, or show it twice." },
    ]);
  }
}

/** Refuses a deadline that is not after all of `bounds`, each of which says by its code what is wrong. */
export function requireLater(closesAt: string, bounds: Readonly<Record<string, string>>): void {
  for (const [code, bound] of Object.entries(bounds))
    if (closesAt <= bound)
      refuse("InputInvalid", { closesAt, bound }, [
        { pointer: "/closes", code, detail: `The new deadline must be after ${bound}.` },
      ]);
}

/** The outage that a move refers to; refuses a number that the call does not have. */
export function outageOf(call: ScheduledCall, { outage }: Pick<NewDeadline, "outage">): Outage | undefined {
  if (outage === undefined) return undefined;
  const found = call.outages?.find(({ number }) => number === outage);
  return (
    found ??
    refuse("InputInvalid", { outage }, [
      { pointer: "/outage", code: "UnknownOutage", detail: "The call has no outage of this number." },
    ])
  );
}
