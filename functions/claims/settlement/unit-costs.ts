import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import list from "../../../programmes/lists/eu-travel-unit-costs.json" with { type: "json" };

const Band = z.object({
  kind: z.literal("return_trip_band"),
  table: z.literal([1, 2]),
  km_from: z.int().min(0),
  km_to: z.int().min(0).nullable(),
  eur: z.int().min(0),
});
const OtherRow = z.object({ kind: z.enum(["country_rate", "rule"]) });
const UnitCostList = z.object({ rows: z.array(z.discriminatedUnion("kind", [Band, OtherRow])) });

/** One band of a table: whole kilometres, both ends included, and what a return trip is worth in euros. */
export interface UnitCostBand {
  fromKm: number;
  toKm: number;
  eur: string;
}

export type UnitCostTable = readonly UnitCostBand[];

/** Decision C(2023)4928 raised the amounts for calls opened from this day; before it, C(2021)35 applies. */
const secondTableFrom = "2023-07-26";

const tables = loadUnitCosts(list);

/** Reads the list of unit costs and makes sure that each table's bands meet without a gap or an overlap. */
export function loadUnitCosts(source: unknown): Record<1 | 2, UnitCostTable> {
  const { rows } = UnitCostList.parse(source);
  const table = (wanted: 1 | 2) => {
    const bands = rows
      .flatMap((row) => (row.kind === "return_trip_band" && row.table === wanted ? [row] : []))
      .map((row) => ({
        fromKm: row.km_from,
        toKm: row.km_to ?? Number.POSITIVE_INFINITY,
        eur: String(row.eur),
      }))
      .sort((a, b) => a.fromKm - b.fromKm);
    bands.forEach((band, index) => {
      const next = bands[index + 1];
      if (band.toKm < band.fromKm || (next ? next.fromKm !== band.toKm + 1 : Number.isFinite(band.toKm)))
        throw new Error(`Unit-cost table ${wanted}: the band from ${band.fromKm} km does not meet the next.`);
    });
    return bands;
  };
  return { 1: table(1), 2: table(2) };
}

/** The table for a call: chosen by the day in Brussels on which it opened, never by the date of the trip. */
export function unitCostTable(opensAt: string): UnitCostTable {
  const day = Temporal.Instant.from(opensAt).toZonedDateTimeISO("Europe/Brussels").toPlainDate().toString();
  return day < secondTableFrom ? tables[1] : tables[2];
}

/** The band of a distance in whole kilometres; undefined below the first, where land tables apply that nobody has. */
export function unitCostBand(table: UnitCostTable, km: number): UnitCostBand | undefined {
  return table.find(({ fromKm, toKm }) => fromKm <= km && km <= toKm);
}
