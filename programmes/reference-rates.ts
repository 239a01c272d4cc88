import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { ImportRates } from "../schemas/rates.ts";

const Snapshot = z.object({
  title: z.string(),
  url: z.url(),
  retrievedOn: z.iso.date(),
  currencies: z.array(z.string()),
  /** A day → units of each of the currencies for one euro, in their order. */
  rates: z.record(z.iso.date(), z.array(z.string())),
});

/**
 * The reference rates that come along, as `POST /rates` takes them: what the ECB published on the days of the Twin
 * Cities' twenty months. Where they are from, and what may be done with them, stands in the list itself.
 */
export function referenceRates(): ImportRates {
  const file = join(import.meta.dirname, "lists/ecb-reference-rates.json");
  const { title, url, retrievedOn, currencies, rates } = Snapshot.parse(
    JSON.parse(readFileSync(file, "utf8")),
  );
  return ImportRates.parse({
    provider: "ecb",
    source: { title, url, retrievedOn, assumed: false },
    rates: Object.entries(rates).flatMap(([date, ofDay]) =>
      currencies.map((currency, i) => ({ date, currency, perEur: ofDay[i] })),
    ),
  });
}
