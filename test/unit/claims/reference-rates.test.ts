import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { isTargetClosed } from "../../../functions/claims/settlement/rates.ts";
import { longestBody } from "../../../functions/shared/request-body.ts";
import { referenceRates } from "../../../programmes/reference-rates.ts";

const { source, rates, provider } = referenceRates();
const days = [...new Set(rates.map((rate) => ("date" in rate ? rate.date : rate.month)))];
const of = (currency: string) => rates.filter((rate) => rate.currency === currency);

describe("the reference rates that come along", () => {
  test("are the ECB's, with their source, and nothing in them is assumed", () => {
    expect([provider, source.assumed]).toEqual(["ecb", false]);
    expect(source.url).toMatch(/^https:\/\/www\.ecb\.europa\.eu\//);
  });

  test("are of every day on which the ECB publishes, from the programme's first month to its last, and of no other", () => {
    const expected: string[] = [];
    const last = Temporal.PlainDate.from("2025-05-30");
    for (
      let day = Temporal.PlainDate.from("2023-09-01");
      Temporal.PlainDate.compare(day, last) <= 0;
      day = day.add({ days: 1 })
    )
      if (!isTargetClosed(day.toString())) expected.push(day.toString());
    expect(days).toEqual(expected);
  });

  test("name each currency once a day", () => {
    const currencies = [...new Set(rates.map(({ currency }) => currency))];
    expect(currencies).toEqual(["HUF", "PLN", "SEK", "TRY"]);
    expect(currencies.map((currency) => of(currency).length)).toEqual(currencies.map(() => days.length));
  });

  test("move by less than four per cent from one day to the next: a slip of a digit would not", () => {
    const leaps = ["HUF", "PLN", "SEK", "TRY"].flatMap((currency) =>
      of(currency).flatMap(({ perEur }, i, all) => {
        const change = Math.abs(Math.log(Number(perEur) / Number(all[i - 1]?.perEur ?? perEur)));
        return change < 0.04 ? [] : [`${currency} ${days[i]}`];
      }),
    );
    expect(leaps).toEqual([]);
  });

  test("are what another copy of the ECB's file says, on days picked from it", () => {
    const on = (day: string) =>
      rates.flatMap((rate) => ("date" in rate && rate.date === day ? [rate.perEur] : []));
    expect(["2023-09-14", "2023-12-08", "2024-07-18"].map(on)).toEqual([
      ["384.3", "4.6275", "11.95", "28.9191"],
      ["381.9", "4.3318", "11.238", "31.234"],
      ["389.73", "4.2918", "11.5338", "36.1646"],
    ]);
  });

  test("go through the API in one request", () => {
    expect(Buffer.byteLength(JSON.stringify(referenceRates()))).toBeLessThan(longestBody);
  });
});
