import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { distanceKm } from "../../../../functions/claims/settlement/distance.ts";
import {
  loadUnitCosts,
  unitCostBand,
  unitCostTable,
} from "../../../../functions/claims/settlement/unit-costs.ts";
import { apart, claim, settled } from "../../../support/planning-settle.ts";

const file: unknown = JSON.parse(readFileSync("programmes/lists/eu-travel-unit-costs.json", "utf8"));
const { rows } = z.object({ rows: z.array(z.looseObject({ kind: z.string() })) }).parse(file);
const Band = z.object({
  table: z.number(),
  basis: z.string(),
  km_from: z.number(),
  km_to: z.number().nullable(),
  eur: z.number(),
});
const bands = rows.filter(({ kind }) => kind === "return_trip_band").map((row) => Band.parse(row));
const opened = { 1: "2023-05-03T10:00:00Z", 2: "2024-04-08T10:00:00Z" };

describe.each([1, 2] as const)("table %i", (number) => {
  const table = unitCostTable(opened[number]);
  const amount = (km: number) => unitCostBand(table, km)?.eur;
  const own = bands.filter((band) => band.table === number);

  test.each(own)("pays $eur EUR from $km_from to $km_to km, both included", ({ km_from, km_to, eur }) => {
    expect(amount(km_from)).toBe(String(eur));
    expect(amount(km_to ?? 20_015)).toBe(String(eur));
    expect(amount(km_from - 1)).not.toBe(String(eur));
    if (km_to !== null) expect(amount(km_to + 1)).not.toBe(String(eur));
  });

  test("has twelve bands and nothing below 400 km", () => {
    expect([own.length, amount(399), amount(0)]).toEqual([12, undefined, undefined]);
  });
});

describe("the table", () => {
  const trip = { policy: { method: "unitCost" }, claims: [claim({ ...apart(500), lines: [] })] };
  const paid = (opensAt: string) => settled({ ...trip, opensAt }).claims[0]?.unitCost;

  test("changes at midnight in Brussels on 26 July 2023, by the call's opening and not by the trip", () => {
    expect(paid("2023-07-25T21:59:59.999Z")).toBe("196.00");
    expect(paid("2023-07-25T22:00:00.000Z")).toBe("245.00");
    expect(paid("2023-07-26T00:00:00+02:00")).toBe("245.00");
    expect(bands.every(({ basis }) => basis.includes("2023-07-26"))).toBe(true);
  });

  test("is refused when its bands leave a gap", () => {
    const holed = rows.filter((row) => row.km_from !== 801);
    expect(() => loadUnitCosts({ rows: holed })).toThrow("the band from 601 km does not meet the next");
  });
});

describe("the distance", () => {
  test("is the great circle on a sphere of 6371.0088 km", () => {
    const [stockholm, madrid] = [
      { lat: 59.3293, lon: 18.0686 },
      { lat: 40.4168, lon: -3.7038 },
    ];
    expect(distanceKm(stockholm, madrid)).toBe(2593);
    expect(distanceKm(madrid, stockholm)).toBe(2593);
    expect(distanceKm({ lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 })).toBe(111);
    expect(distanceKm({ lat: 90, lon: 12 }, { lat: -90, lon: -77 })).toBe(Math.round(Math.PI * 6371.0088));
    expect(distanceKm(madrid, madrid)).toBe(0);
  });

  test.each([
    [399.4, undefined, ["belowUnitCosts"]],
    [399.6, "196.00", []],
    [600.4, "196.00", []],
    [600.6, "209.00", []],
    [10000.6, "1101.00", []],
  ])("of %d km is rounded before the band is looked up", (km, unitCost, findings) => {
    const [result] = settled({
      policy: { method: "unitCost" },
      claims: [claim({ ...apart(km), lines: [] })],
    }).claims;
    expect(result?.distanceKm).toBe(Math.round(km));
    expect(result?.unitCost).toBe(unitCost);
    expect(result?.reimbursed).toBe(unitCost ?? "0.00");
    expect(result?.findings.map(({ code }) => code)).toEqual(findings);
  });
});
