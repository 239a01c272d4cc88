import { Temporal } from "temporal-polyfill";
import { RatesId } from "../../schemas/ids.ts";
import { type ImportRates, type RateProvider, Rates, type RatesImported } from "../../schemas/rates.ts";
import type { Change } from "../shared/change.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import { type Author, entityStore, type Store } from "../shared/store.ts";
import type { Table, Write } from "../shared/table.ts";

type Rate = Rates["rates"][number];

export function ratesStore(table: Table): Store<Rates> {
  return entityStore(table, { type: "rates", schema: Rates, audited: true, listed: () => ({}) });
}

/** Twenty years of months in one request is more than anybody needs, and more than one transaction takes. */
const monthsAtOnce = 40;

/**
 * Takes rates in, with word of where they are from. The same ones again change nothing; a published rate with another
 * value is refused, one that was assumed gives way to what was published.
 */
export const importRates =
  ({ rates: store }: { rates: Store<Rates> }) =>
  async ({ provider, source, rates }: ImportRates, by: Author): Promise<Change<RatesImported>> => {
    const { assumed } = source;
    const byMonth = Map.groupBy<string, { rate: Rate; index: number }>(
      rates.map((rate, index) => ({ rate: { ...rate, assumed }, index })),
      ({ rate }) => monthOf(rate),
    );
    if (byMonth.size > monthsAtOnce)
      refuse("InputInvalid", {}, [
        { pointer: "/rates", code: "TooManyMonths", detail: `At most ${monthsAtOnce}.` },
      ]);
    const writes: Write[] = [];
    const faults: Fault[] = [];
    let added = 0;
    for (const [month, entries] of byMonth) {
      const before = await store.find(ratesId(provider, month));
      const known = new Map((before?.rates ?? []).map((rate) => [rateKey(rate), rate]));
      let news = 0;
      for (const { rate, index } of entries) {
        const held = known.get(rateKey(rate));
        const isNew = held === undefined || (held.assumed && !assumed);
        // What somebody assumed says nothing against what was published.
        if (!isNew && held.assumed === assumed && held.perEur !== rate.perEur)
          faults.push({
            pointer: `/rates/${index}/perEur`,
            code: "RateDiffers",
            detail: `Held: ${held.perEur}.`,
          });
        if (!isNew) continue;
        known.set(rateKey(rate), rate);
        news += 1;
      }
      added += news;
      if (news === 0) continue;
      const sorted = [...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, rate]) => rate);
      const after: Rates = {
        id: ratesId(provider, month),
        provider,
        month,
        state: "published",
        rates: sorted,
        sources: [...(before?.sources ?? []), { ...source, importedBy: by.sub, importedAt: by.at }],
      };
      const change = before
        ? store.changed(before, after, "import", by)
        : store.created(after, "import", by, { otherwise: "ConcurrentChange" });
      writes.push(...change.writes);
    }
    if (faults.length > 0) refuse("RateDiffers", {}, faults);
    return { output: { provider, added, known: rates.length - added }, writes };
  };

/** The published rates of the months of these days, and of the month before each: a weekend may reach back into it. */
export async function ratesFor(
  store: Store<Rates>,
  provider: RateProvider,
  days: readonly string[],
): Promise<Rate[]> {
  const months = new Set(
    days.flatMap((day) => {
      const month = Temporal.PlainYearMonth.from(day.slice(0, 7));
      return [month.toString(), month.subtract({ months: 1 }).toString()];
    }),
  );
  const found = await Promise.all([...months].map((month) => store.find(ratesId(provider, month))));
  return found.flatMap((held) => held?.rates ?? []);
}

function ratesId(provider: RateProvider, month: string): RatesId {
  return RatesId.parse(`rates_${provider}-${month}`);
}

function monthOf(rate: Rate): string {
  return "month" in rate ? rate.month : rate.date.slice(0, 7);
}

function rateKey(rate: Rate): string {
  return `${"month" in rate ? rate.month : rate.date} ${rate.currency}`;
}
