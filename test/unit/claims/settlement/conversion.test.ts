import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { converter, isTargetClosed } from "../../../../functions/claims/settlement/rates.ts";
import { SettleInput } from "../../../../schemas/planning/settle.ts";
import { claim, line, settled, settleInput } from "../../../support/planning-settle.ts";

const date = "2024-03-14";
const rate = (currency: string, perEur: string, on: object = { date }) => ({ currency, perEur, ...on });

function convertedLine(more: Record<string, unknown>, rates: object[], policy = {}) {
  return settled({ rates, policy, claims: [claim({ lines: [line(more)] })] }).claims[0]?.lines[0];
}

describe("an amount", () => {
  test.each([
    ["1000.00", "SEK", "11.2345", "89.01"],
    ["10.25", "TRY", "10", "1.03"], // a float gives 1.02
    ["0.01", "SEK", "2.0000", "0.01"], // exactly half a cent goes up
    ["1.00", "SEK", "8.0001", "0.12"],
    ["12345", "JPY", "163.05", "75.71"],
    ["100.125", "TND", "3.3820", "29.61"],
    ["12345.67", "HUF", "394.58", "31.29"],
    ["999999999.99", "TRY", "0.0001", "9999999999900.00"],
  ])("of %s %s at %s per euro is %s EUR", (amount, currency, perEur, converted) => {
    expect(convertedLine({ amount, currency }, [rate(currency, perEur)])).toMatchObject({
      converted,
      rate: perEur,
      rateOf: date,
    });
  });

  test.each([
    ["100.00", "EUR", "SEK", "1123.45", "11.2345"],
    ["1000.00", "NOK", "SEK", "969.33", "11.5900/11.2345"],
    ["10.00", "EUR", "JPY", "1631", "163.05"],
    ["500.00", "SEK", "SEK", "500.00", undefined],
  ])("of %s %s under a policy in %s is %s, rounded once", (amount, currency, target, converted, shown) => {
    const rates = [rate("SEK", "11.2345"), rate("NOK", "11.5900"), rate("JPY", "163.05")];
    const result = convertedLine({ amount, currency }, rates, { currency: target });
    expect([result?.converted, result?.rate]).toEqual([converted, shown]);
  });
});

describe("the rate of the ECB", () => {
  const rates = [rate("SEK", "11", { date: "2024-03-28" }), rate("SEK", "12", { date: "2024-04-02" })];
  const used = (day: string) => convertedLine({ currency: "SEK", date: day }, rates)?.rateOf;

  test("of a day without publication is the last one before: over Easter, Thursday's", () => {
    expect(["2024-03-28", "2024-03-29", "2024-03-31", "2024-04-01", "2024-04-02"].map(used)).toEqual([
      ...Array.from({ length: 4 }, () => "2024-03-28"),
      "2024-04-02",
    ]);
  });

  test("of a working day that the list lacks is not guessed from another day", () => {
    const result = convertedLine({ currency: "SEK", date: "2024-04-03" }, rates);
    expect(result).toMatchObject({
      converted: null,
      eligible: false,
      findings: [
        {
          code: "noRate",
          severity: "error",
          pointer: "/currency",
          params: { currency: "SEK", date: "2024-04-03", provider: "ecb" },
        },
      ],
    });
  });

  test.each([
    "2023-04-07",
    "2023-04-10",
    "2024-12-25",
    "2024-12-26",
    "2025-01-01",
    "2025-05-01",
    "2025-04-18",
    "2026-04-06",
    "2024-06-08",
  ])("is not published on %s", (day) => expect(isTargetClosed(day)).toBe(true));
  test.each(["2023-04-06", "2023-04-11", "2024-05-09", "2024-12-24"])("is published on %s", (day) =>
    expect(isTargetClosed(day)).toBe(false),
  );
});

test("the rate of InforEuro is the month's", () => {
  const rates = [rate("SEK", "11.0", { month: "2024-03" }), rate("SEK", "99", { date: "2024-03-31" })];
  const policy = { rateProvider: "inforeuro" };
  expect(
    convertedLine({ currency: "SEK", date: "2024-03-31", amount: "22.00" }, rates, policy),
  ).toMatchObject({
    converted: "2.00",
    rateOf: "2024-03",
  });
  expect(convertedLine({ currency: "SEK", date: "2024-04-01" }, rates, policy)?.findings[0]?.code).toBe(
    "noRate",
  );
});

test("a code that is no currency is named as such", () => {
  expect(convertedLine({ currency: "ZZZ" }, [])?.findings).toEqual([
    { code: "unknownCurrency", severity: "error", pointer: "/currency", params: { currency: "ZZZ" } },
  ]);
});

test("a conversion lies within half a minor unit of the exact quotient, and half goes up", () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
  const perEur = fc.bigInt({ min: 1n, max: 10n ** 9n });
  fc.assert(
    fc.property(amount, perEur, (minor, units) => {
      const text = (value: bigint, digits: number) => {
        const padded = value.toString().padStart(digits + 1, "0");
        return `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
      };
      const { rates } = settleInput({ rates: [rate("SEK", text(units, 4))] });
      const result = converter(rates, "ecb", "EUR")(text(minor, 2), "SEK", date)?.minor ?? -1n;
      // result - 1/2 <= minor * 10^4 / units < result + 1/2
      expect((2n * result - 1n) * units <= 2n * minor * 10n ** 4n).toBe(true);
      expect(2n * minor * 10n ** 4n < (2n * result + 1n) * units).toBe(true);
    }),
    { seed: 20230503, numRuns: 2000 },
  );
});

test("an amount has no more decimals than its currency, and a rate is a positive decimal of one day or month", () => {
  const valid = settleInput({});
  const paths = (more: object) =>
    SettleInput.safeParse({ ...valid, ...more }).error?.issues.map(({ path, code }) => [
      path.join("/"),
      code,
    ]);
  const withLine = (more: Record<string, unknown>) => ({ claims: [claim({ lines: [line(more)] })] });
  const at = "claims/0/lines/0/amount";
  expect(paths(withLine({ amount: "100.5", currency: "JPY" }))).toEqual([[at, "custom"]]);
  expect(paths(withLine({ amount: "1.0005", currency: "TND" }))).toEqual([[at, "custom"]]);
  expect(paths(withLine({ amount: "1.005", currency: "TND" }))).toBeUndefined();
  for (const amount of ["1,50", "1e3", "-1.00", "+1.00", "01.00", ".50", "1.", "", "NaN"])
    expect(paths(withLine({ amount }))).toEqual([[at, "invalid_format"]]);
  expect(paths(withLine({ amount: 100 }))).toEqual([[at, "invalid_type"]]);
  expect(paths({ rates: [rate("SEK", "0.00")] })).toEqual([["rates/0/perEur", "custom"]]);
  expect(paths({ rates: [{ currency: "SEK", perEur: "1" }] })).toEqual([["rates/0", "custom"]]);
  expect(paths({ rates: [rate("SEK", "1"), rate("SEK", "2")] })).toEqual([["rates/1", "custom"]]);
  expect(paths({ paidBefore: [{ representative: "a", participation: "b", amount: "1.005" }] })).toEqual([
    ["paidBefore/0/amount", "custom"],
  ]);
  expect(paths({ policy: { ...valid.policy, method: "lumpSum" } })).toEqual([["policy/lumpSum", "custom"]]);
  expect(paths({ policy: { ...valid.policy, cap: { per: "representative" } } })).toEqual([
    ["policy/cap/amount", "invalid_type"],
  ]);
});
