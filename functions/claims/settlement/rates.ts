import { Temporal } from "temporal-polyfill";
import { minorUnitOf, type SettleInput } from "../../../schemas/planning/settle.ts";
import { decimal, dividedHalfUp, toMinor } from "./decimal.ts";

type Provider = SettleInput["policy"]["rateProvider"];

/** The minor unit of a currency; one that ISO 4217 has dropped, and that still has a rate, is taken to have two digits. */
export function digitsOf(currency: string): number {
  return minorUnitOf(currency) ?? 2;
}

export interface Conversion {
  /** In minor units of the target. */
  minor: bigint;
  rate?: string;
  rateOf?: string;
  /** The rate, or one of the two, was published by nobody. */
  assumed?: true;
}

/**
 * Converts through the euro, exactly, and rounds half up once. Undefined when a rate is missing.
 * `ecb`: the rate of the day; on a day on which none is published, the last one before. `inforeuro`: of the month.
 */
export function converter(rates: SettleInput["rates"], provider: Provider, target: string) {
  const published = new Map(rates.map((rate) => [`${rate.currency} ${rate.date ?? rate.month ?? ""}`, rate]));
  const perEur = (currency: string, day: string) => {
    if (currency === "EUR") return { rate: "1", rateOf: "", assumed: false };
    let rateOf = provider === "ecb" ? day : day.slice(0, 7);
    while (provider === "ecb" && !published.has(`${currency} ${rateOf}`) && isTargetClosed(rateOf))
      rateOf = Temporal.PlainDate.from(rateOf).subtract({ days: 1 }).toString();
    const rate = published.get(`${currency} ${rateOf}`);
    return rate && { rate: rate.perEur, rateOf, assumed: rate.assumed === true };
  };

  return (amount: string, currency: string, day: string): Conversion | undefined => {
    const minor = toMinor(amount, digitsOf(currency));
    if (currency === target) return { minor };
    const source = perEur(currency, day);
    const wanted = perEur(target, day);
    if (source === undefined || wanted === undefined) return undefined;
    const [from, to] = [decimal(source.rate), decimal(wanted.rate)];
    const numerator = minor * to.units * 10n ** BigInt(from.scale + digitsOf(target));
    const divisor = from.units * 10n ** BigInt(to.scale + digitsOf(currency));
    return {
      minor: dividedHalfUp(numerator, divisor),
      ...shown(source, wanted),
      ...(source.assumed || wanted.assumed ? { assumed: true } : {}),
    };
  };
}

type Used = { rate: string; rateOf: string };

function shown(source: Used, wanted: Used): Used {
  if (wanted.rateOf === "") return { rate: source.rate, rateOf: source.rateOf };
  if (source.rateOf === "") return { rate: wanted.rate, rateOf: wanted.rateOf };
  const rateOf = source.rateOf === wanted.rateOf ? source.rateOf : `${source.rateOf}/${wanted.rateOf}`;
  return { rate: `${source.rate}/${wanted.rate}`, rateOf };
}

/**
 * Whether the ECB publishes no reference rates on a day: weekends and the closing days of the TARGET system
 * (1 January, Good Friday, Easter Monday, 1 May, 25 and 26 December).
 */
export function isTargetClosed(day: string): boolean {
  const date = Temporal.PlainDate.from(day);
  if (date.dayOfWeek >= 6 || ["01-01", "05-01", "12-25", "12-26"].includes(day.slice(5))) return true;
  const easter = easterSunday(date.year);
  return date.equals(easter.subtract({ days: 2 })) || date.equals(easter.add({ days: 1 }));
}

/** Western Easter, by the anonymous Gregorian computus. */
function easterSunday(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const moon =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * weekday) / 451);
  const position = moon + weekday - 7 * late + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(position / 31), day: (position % 31) + 1 });
}
