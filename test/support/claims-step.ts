import fc from "fast-check";

const acts = [
  "open",
  "edit",
  "submit",
  "approve",
  "reject",
  "ask",
  "prepare",
  "release",
  "export",
  "bank",
] as const;
type Act = (typeof acts)[number];

/** One thing that somebody tries; whether it is refused is for the rules to say. */
export interface Step {
  act: Act;
  /** Who acts, and on whose claim for which exchange. */
  by: number;
  whose: number;
  exchange: number;
  /** In euros. */
  amount: number;
  /** Which receipt is shown. */
  receipt: number;
  /** What goes wrong when it is written; after `unheard` it is tried again, as a browser would. */
  fault: "none" | "lost" | "unheard" | "torn";
  /** Decided at the same instant as the next step, and written after it. */
  overtaken: boolean;
}

/** Two who travel, of whom one also sits in finance, and three more of finance. */
export const claimants = ["eva", "ida"] as const;
export const everybody = ["eva", "ida", "karin", "lars", "maja"] as const;
export const capMinor = 90_000;
/** Less than two caps, so that both frames are met. */
export const budgetMinor = 150_000;

/** Most of what is tried leads on, so that histories reach the bank. */
const tried: readonly Act[] = [
  ...(["open", "open", "submit", "submit", "submit", "approve", "approve", "approve"] as const),
  ...(["prepare", "prepare", "release", "release", "export", "export", "bank", "bank", "bank"] as const),
  ...(["edit", "ask", "reject"] as const),
];
export const usualFaults: Step["fault"][] = ["none", "none", "none", "lost", "unheard"];

export function steps(most: number, faults = usualFaults): fc.Arbitrary<Step[]> {
  const step = fc.record({
    act: fc.constantFrom(...tried),
    by: fc.nat(4),
    whose: fc.nat(1),
    exchange: fc.nat(1),
    amount: fc.constantFrom(12.5, 300, 450.05, 800, 1000),
    receipt: fc.nat(3),
    fault: fc.constantFrom(...faults),
    overtaken: fc.boolean(),
  });
  return fc.array(step, { minLength: 12, maxLength: most });
}
