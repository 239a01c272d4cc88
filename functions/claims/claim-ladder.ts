import type { Claim } from "../../schemas/claim.ts";
import { daysLater } from "../shared/zone.ts";
import { minorOf } from "./budget.ts";
import type { Word } from "./claim-rounds.ts";

/** So many days before the due date whoever is to act is reminded, and so many after it the wait is given up. */
const remindDaysBefore = 3;
const patienceDays = 7;

export interface Rung {
  at: string;
  escalated: boolean;
}

/** What a submission waits for, since when, until when at best, and when somebody is written to about it. */
export interface Wait {
  word: Word;
  since: string;
  dueAt: string;
  rungs: readonly [reminder: Rung, escalation: Rung];
  /** The workflow follows it no longer; the claim stays on everybody's lists. */
  until: string;
}

/** The ladder of a claim that waits for somebody; undefined where it waits for nobody, as one that is granted nothing. */
export function waitOf(
  claim: Claim,
  { decideWithinDays, payWithinDays }: { decideWithinDays: number; payWithinDays: number },
  zone: string,
): Wait | undefined {
  if (claim.state === "submitted") return ladder("decision", claim.submittedAt, decideWithinDays, zone);
  if ((claim.state === "approved" || claim.state === "batched") && minorOf(claim.granted) > 0)
    return ladder("payment", claim.approvedAt, payWithinDays, zone);
  return undefined;
}

function ladder(word: Word, since: string, days: number, zone: string): Wait {
  const dueAt = daysLater(since, days, zone);
  const soon = daysLater(dueAt, -Math.min(remindDaysBefore, days - 1), zone);
  return {
    word,
    since,
    dueAt,
    rungs: [
      { at: soon, escalated: false },
      { at: dueAt, escalated: true },
    ],
    until: daysLater(dueAt, patienceDays, zone),
  };
}
