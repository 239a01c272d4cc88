/** An exact non-negative decimal: `units` / 10^`scale`. */
export interface Decimal {
  units: bigint;
  scale: number;
}

export function decimal(text: string): Decimal {
  const [whole = "0", fraction = ""] = text.split(".");
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

/** An amount that its schema has accepted, in minor units: `900.5` with 2 digits is 90050. */
export function toMinor(amount: string, digits: number): bigint {
  const { units, scale } = decimal(amount);
  return units * 10n ** BigInt(digits - scale);
}

/** Minor units as a decimal string with all its digits: 90050 with 2 is `900.50`. */
export function fromMinor(minor: bigint, digits: number): string {
  const text = minor.toString().padStart(digits + 1, "0");
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Divides and rounds half up, for a numerator of at least 0 and a divisor above 0. */
export function dividedHalfUp(numerator: bigint, divisor: bigint): bigint {
  return (2n * numerator + divisor) / (2n * divisor);
}

export function least(first: bigint, ...others: (bigint | undefined)[]): bigint {
  let result = first;
  for (const other of others) if (other !== undefined && other < result) result = other;
  return result;
}
