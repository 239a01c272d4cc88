import { settle } from "../../functions/claims/settlement/settle.ts";
import { SettleInput } from "../../schemas/planning/settle.ts";

export const receipt = (letter: string) => ({ sha256: letter.repeat(64) });

export const policy = {
  currency: "EUR",
  method: "actual",
  covered: ["transport", "accommodation"],
  inPersonOnly: true,
  claimWithinDays: 30,
  rateProvider: "ecb",
};

let receipts = 0;

/** A line that nothing stands against; each has a receipt of its own. */
export function line(more: Record<string, unknown> = {}) {
  receipts += 1;
  return {
    id: "train",
    kind: "transport",
    amount: "100.00",
    currency: "EUR",
    date: "2024-03-14",
    receipt: { sha256: receipts.toString(16).padStart(64, "0") },
    ...more,
  };
}

export function claim(more: Record<string, unknown> = {}) {
  return {
    id: "claim-1",
    representative: "anna",
    participation: "umea",
    exchange: { date: "2024-03-15", mode: "siteVisit", attended: true },
    submittedAt: "2024-03-20T10:00:00Z",
    lines: [line()],
    ...more,
  };
}

/** Settles an input of which only what matters is stated. */
export function settled(more: {
  policy?: Record<string, unknown>;
  claims?: unknown[];
  rates?: unknown[];
  opensAt?: string;
  paidBefore?: unknown[];
  acceptedBefore?: unknown[];
}) {
  return settle(settleInput(more));
}

export function settleInput(more: Parameters<typeof settled>[0]): SettleInput {
  return SettleInput.parse({
    call: { opensAt: more.opensAt ?? "2023-05-03T10:00:00Z" },
    policy: { ...policy, ...more.policy },
    rates: more.rates ?? [],
    ...(more.paidBefore && { paidBefore: more.paidBefore }),
    ...(more.acceptedBefore && { acceptedBefore: more.acceptedBefore }),
    claims: more.claims ?? [claim()],
  });
}

/** Two places on a meridian, so many kilometres apart. */
export function apart(km: number) {
  const from = { lat: -40, lon: 20, country: "SE" };
  return { from, to: { ...from, lat: from.lat + (km / 6371.0088) * (180 / Math.PI) } };
}
