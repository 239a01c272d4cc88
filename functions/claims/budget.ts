import type { Budget, Hold } from "../../schemas/claim.ts";
import type { BudgetId, CallId, ClaimId } from "../../schemas/ids.ts";
import type { Money } from "../../schemas/money.ts";
import { minorUnitOf } from "../../schemas/planning/settle.ts";
import { type RefusalCode, refuse } from "../shared/refusal.ts";
import type { Author, Store } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { fromMinor, toMinor } from "./settlement/decimal.ts";

export interface Frame {
  id: BudgetId;
  callId: CallId;
  frame: Money;
  exceeded: RefusalCode;
}

export function minorOf({ amount, currency }: Money): number {
  return Number(toMinor(amount, minorUnitOf(currency) ?? 2));
}

export function moneyOf(minor: number, currency: string): Money {
  return { amount: fromMinor(BigInt(minor), minorUnitOf(currency) ?? 2), currency };
}

/** What other claims hold under a frame; nothing yet where nobody has claimed. */
export async function heldByOthers(
  budgets: Store<Budget>,
  { id }: Frame,
  claimId: ClaimId,
): Promise<readonly Hold[]> {
  return ((await budgets.find(id))?.holds ?? []).filter((hold) => hold.claimId !== claimId);
}

/**
 * Adds to what is spoken for under a frame (or, when negative, frees it), and, under a cap, says which claim holds how
 * much for which trip. The write is conditional on the counter being as read, so of two claims at the same instant one
 * decides again with what the other left.
 */
export async function reserve(
  budgets: Store<Budget>,
  frame: Frame,
  byMinor: number,
  by: Author,
  held?: Omit<Hold, "minor">,
  seenRev?: number,
): Promise<readonly Write[]> {
  if (byMinor === 0) return [];
  const { id, callId } = frame;
  const frameMinor = minorOf(frame.frame);
  const earlier = await budgets.find(id);
  // What was decided by the holds as they were then must not be written over holds that came between.
  if (seenRev !== undefined && (earlier?.rev ?? 0) !== seenRev) refuse("ConcurrentChange");
  const reservedMinor = (earlier?.reservedMinor ?? 0) + byMinor;
  if (byMinor > 0 && reservedMinor > frameMinor)
    refuse(frame.exceeded, { frame: frame.frame.amount, currency: frame.frame.currency });
  const holds = held ? withHold(earlier?.holds ?? [], held, byMinor) : (earlier?.holds ?? []);
  const budget: Budget = {
    id,
    callId,
    state: "counting",
    frame: frame.frame,
    frameMinor,
    reservedMinor,
    holds,
  };
  const options = { otherwise: "ConcurrentChange" as const, details: { byMinor } };
  const change = earlier
    ? budgets.changed(earlier, budget, "reserve", by, options)
    : budgets.created(budget, "reserve", by, options);
  return change.writes;
}

function withHold(holds: readonly Hold[], held: Omit<Hold, "minor">, byMinor: number): Hold[] {
  const before = holds.find(({ claimId }) => claimId === held.claimId)?.minor ?? 0;
  const others = holds.filter(({ claimId }) => claimId !== held.claimId);
  return before + byMinor > 0 ? [...others, { ...held, minor: before + byMinor }] : others;
}
