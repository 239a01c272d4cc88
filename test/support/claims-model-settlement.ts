import type { Claim } from "../../schemas/claim.ts";
import type { SettleInput } from "../../schemas/planning/settle.ts";
import { capMinor } from "./claims-step.ts";

/** A claim of the model, in cents. */
export interface Held {
  id: string;
  claimant: string;
  exchange: number;
  state: Claim["state"] | "none";
  amount: number;
  receipt: number;
  granted: number;
  approvedBy: string;
}

const day = (exchange: number) => `2023-10-1${exchange}`;
const money = (minor: number) => (minor / 100).toFixed(2);

/** The input of the rules for one claim: what others hold under the cap, and who has shown the same receipt. */
export function settlement(claim: Held, holds: ReadonlyMap<string, number>, voucher: string): SettleInput {
  const { id, claimant, exchange, amount, receipt } = claim;
  const line = {
    id: "train",
    kind: "travel",
    amount: money(amount),
    currency: "EUR",
    date: day(exchange),
    receipt: { sha256: `receipt${receipt}`, file: "uploaded" as const },
  };
  return {
    call: { opensAt: "2023-05-03T10:00:00.000Z" },
    policy: {
      currency: "EUR",
      method: "actual",
      cap: { per: "representative", amount: money(capMinor) },
      covered: ["travel"],
      inPersonOnly: true,
      claimWithinDays: 30,
      rateProvider: "ecb",
    },
    rates: [],
    paidBefore: [...holds]
      .filter(([other, minor]) => other !== id && minor > 0)
      .map(([, minor]) => ({ representative: claimant, participation: "kalmar", amount: money(minor) })),
    acceptedBefore:
      voucher === "" || voucher === id
        ? []
        : [
            {
              claim: voucher,
              representative: voucher.split("-")[0] ?? "",
              line: { ...line, date: "2023-10-19" },
            },
          ],
    claims: [
      {
        id,
        representative: claimant,
        participation: "kalmar",
        exchange: { date: day(exchange), mode: "workshop", attended: true },
        submittedAt: "2023-10-20T08:00:00.000Z",
        lines: [line],
      },
    ],
  };
}
