import type { Budget } from "../../schemas/claim.ts";
import type { BudgetId, CallId } from "../../schemas/ids.ts";
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

/** What is spoken for under a frame; nothing yet where nobody has claimed. */
export async function reservedUnder(budgets: Store<Budget>, frame: Frame): Promise<Money> {
  const budget = await budgets.find(frame.id);
  return moneyOf(budget?.reservedMinor ?? 0, frame.frame.currency);
}

/**
 * Adds to what is spoken for under a frame (or, when negative, frees it). The write is conditional on the counter being
 * as read, so of two claims at the same instant one decides again with what the other left.
 */
export async function reserve(
  budgets: Store<Budget>,
  frame: Frame,
  byMinor: number,
  by: Author,
): Promise<readonly Write[]> {
  if (byMinor === 0) return [];
  const { id, callId } = frame;
  const frameMinor = minorOf(frame.frame);
  const earlier = await budgets.find(id);
  const reservedMinor = (earlier?.reservedMinor ?? 0) + byMinor;
  if (reservedMinor > frameMinor)
    refuse(frame.exceeded, { frame: frame.frame.amount, currency: frame.frame.currency });
  const budget: Budget = { id, callId, state: "counting", frame: frame.frame, frameMinor, reservedMinor };
  const options = { otherwise: "ConcurrentChange" as const, details: { byMinor } };
  const change = earlier
    ? budgets.changed(earlier, budget, "reserve", by, options)
    : budgets.created(budget, "reserve", by, options);
  return change.writes;
}
