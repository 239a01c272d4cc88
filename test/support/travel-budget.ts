import type { TravelReport } from "../../schemas/travel-report.ts";

const euros = (minor: number) => ({ amount: (minor / 100).toFixed(2), currency: "EUR" });

/** What a made-up rehearsal has of its travel budget, in cents; a country may have any name. */
export function travelBudget(paid: number, country = "Türkiye") {
  const frame = euros(10_800_000);
  const overview: Pick<TravelReport, "budget" | "byCountry"> = {
    budget: {
      frame,
      reserved: euros(0),
      committed: euros(180_000),
      paid: euros(paid),
      free: euros(10_620_000 - paid),
    },
    byCountry: [
      {
        id: "TR",
        label: country,
        claims: 2,
        asked: euros(150_000),
        notCovered: euros(20_000),
        reserved: euros(0),
        committed: euros(0),
        paid: euros(130_000),
      },
    ],
  };
  return { budget: frame, overview };
}
