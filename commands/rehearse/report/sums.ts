import { decimal } from "../../../functions/claims/settlement/decimal.ts";
import { spokenMoney } from "../../../functions/letters/spoken.ts";
import { compareText } from "../../../functions/shared/canonical.ts";
import type { Money } from "../../../schemas/money.ts";
import { minorUnitOf } from "../../../schemas/planning/settle.ts";
import { listed } from "./words.ts";

/** As many decimals as an amount may have. */
const places = 3;

/** The sum in each currency, exactly; nothing is converted. */
export function sumOfMoney(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, bigint>();
  for (const { amount, currency } of amounts)
    sums.set(currency, (sums.get(currency) ?? 0n) + thousandths(amount));
  return inCurrencies(sums);
}

/** What was claimed and neither granted nor counted as not covered: what was rejected or taken out of the claim. */
export function leftOut(rows: readonly { claimed: Money; reimbursed: Money; notCovered: Money }[]): Money[] {
  const sums = new Map<string, bigint>();
  const add = ({ amount, currency }: Money, sign: bigint) =>
    sums.set(currency, (sums.get(currency) ?? 0n) + sign * thousandths(amount));
  for (const { claimed, reimbursed, notCovered } of rows) {
    add(claimed, 1n);
    add(reimbursed, -1n);
    add(notCovered, -1n);
  }
  return inCurrencies(new Map([...sums].filter(([, sum]) => sum > 0n)));
}

/** One amount as a share of another, where both are in one currency and the whole is not nothing. */
export function shareOf(part: Money, whole: Money): number | undefined {
  const of = thousandths(whole.amount);
  if (part.currency !== whole.currency || of === 0n) return undefined;
  return Number((thousandths(part.amount) * 1_000_000n) / of) / 1_000_000;
}

export function money({ amount, currency }: Money): string {
  return spokenMoney(amount, currency, "en");
}

export function moneys(amounts: readonly Money[]): string {
  return amounts.length === 0 ? "nothing" : listed(amounts.map(money));
}

function thousandths(amount: string): bigint {
  const { units, scale } = decimal(amount);
  return units * 10n ** BigInt(places - scale);
}

function written(sum: bigint, digits: number): string {
  const text = sum.toString().padStart(places + 1, "0");
  const fraction = text.slice(-places);
  // A digit that is not zero is never dropped, whatever the currency's custom.
  const kept = fraction.slice(0, digits) + fraction.slice(digits).replace(/0+$/, "");
  return `${text.slice(0, -places)}${kept === "" ? "" : `.${kept}`}`;
}

function inCurrencies(sums: ReadonlyMap<string, bigint>): Money[] {
  return [...sums]
    .sort(([a], [b]) => compareText(a, b))
    .map(([currency, sum]) => ({ amount: written(sum, minorUnitOf(currency) ?? 2), currency }));
}
