import type { claimFacts } from "./claim-facts.ts";
import type { FactsOf } from "./facts.ts";

/** Facts for the letters about travel costs. */
export function claimSamples(
  exchange: Pick<FactsOf<"claim-paid">, "callTitle" | "zone" | "exchangeTitle">,
  words: { question: string; rejected: string; returned: string },
  contactEmail: string,
): { [Kind in keyof typeof claimFacts]: FactsOf<Kind> } {
  const { callTitle, zone } = exchange;
  const claim = { ...exchange, claimNumber: "R-2024-0117" };
  const money = { amount: "1250.50", currency: "EUR" };
  const line = { date: "2023-10-12", counts: true, rate: "", rateOf: "", codes: [] };
  const working = {
    ...claim,
    ...money,
    notCovered: "148.20",
    eligible: "1398.70",
    capLeft: "1250.50",
    lines: [
      {
        ...line,
        id: "train",
        kind: "transport",
        claimed: { amount: "1250.00", currency: "EUR" },
        worth: "1250.00",
      },
      {
        ...line,
        id: "hotel",
        kind: "accommodation",
        claimed: { amount: "4364.95", currency: "TRY" },
        worth: "148.70",
        rate: "29.3541",
        rateOf: "2023-10-12",
        codes: ["assumedRate"],
      },
      {
        ...line,
        id: "taxi",
        kind: "taxi",
        claimed: { amount: "31.00", currency: "EUR" },
        counts: false,
        worth: "31.00",
        codes: ["kindNotCovered"],
      },
    ],
    findings: ["overCap"],
  };
  return {
    "claim-outlook": working,
    "claim-received": working,
    "claim-approved": {
      ...working,
      settled: working.amount,
      cuts: [{ line: "train", to: "1200.00", why: words.question }],
    },
    "claim-changes-requested": { ...claim, question: words.question },
    "claim-rejected": { ...claim, why: words.rejected, contactEmail },
    "claim-overdue": {
      ...claim,
      ...money,
      organisation: "Uppsala kommun",
      waitsFor: "decision",
      since: "2023-11-02T09:00:00.000Z",
      dueAt: "2023-11-16T09:00:00.000Z",
      escalated: true,
    },
    "claim-due": {
      ...exchange,
      organisation: "Uppsala kommun",
      lastDay: "2023-11-11",
      daysLeft: 7,
      missing: 2,
      begun: false,
    },
    "receipt-infected": { callTitle, zone, claimNumber: claim.claimNumber, fileName: "hotell.pdf" },
    "claim-paid": { ...claim, ...money, endToEndId: "E2E-R-2024-0117" },
    "claim-payment-returned": { ...claim, ...money, why: words.returned },
  };
}
