import * as z from "zod";
import { RatesId } from "./ids.ts";
import { Currency } from "./money.ts";
import { line } from "./text.ts";
import { Day, Instant } from "./time.ts";

export const RateProvider = z.enum(["ecb", "inforeuro"]);
export type RateProvider = z.infer<typeof RateProvider>;

const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: "expected a month such as 2023-05" });
const perEur = z.string().regex(/^(?=.*[1-9])(0|[1-9][0-9]{0,11})(\.[0-9]{1,10})?$/, {
  error: "expected a decimal string above 0 such as 11.2345",
});
const daily = z.strictObject({ date: Day, currency: Currency, perEur });
const monthly = z.strictObject({ month: Month, currency: Currency, perEur });

/** Where rates were taken from, and whether anybody published them: what is assumed says so on every line it is used for. */
export const RatesSource = z.strictObject({
  title: line(200),
  url: z.url().max(500).optional(),
  retrievedOn: Day,
  assumed: z.boolean(),
});
export type RatesSource = z.infer<typeof RatesSource>;
const marked = { assumed: z.boolean().default(false) };

/** The rates that a provider published for the days of a month, or for the month itself. */
export const Rates = z.object({
  id: RatesId,
  provider: RateProvider,
  month: Month,
  state: z.literal("published"),
  rates: z.array(z.union([daily.extend(marked), monthly.extend(marked)])),
  /** Every import that added something, the latest last. */
  sources: z.array(RatesSource.extend({ importedBy: z.string(), importedAt: Instant })).default([]),
});
export type Rates = z.infer<typeof Rates>;

export const ImportRates = z.discriminatedUnion("provider", [
  z.strictObject({ provider: z.literal("ecb"), source: RatesSource, rates: z.array(daily).min(1).max(2000) }),
  z.strictObject({
    provider: z.literal("inforeuro"),
    source: RatesSource,
    rates: z.array(monthly).min(1).max(2000),
  }),
]);
export type ImportRates = z.infer<typeof ImportRates>;

export const RatesImported = z.object({ provider: RateProvider, added: z.int(), known: z.int() });
export type RatesImported = z.infer<typeof RatesImported>;
