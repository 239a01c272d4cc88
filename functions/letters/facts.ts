import * as z from "zod";
import { LetterLanguage } from "../../schemas/text.ts";
import { Instant } from "../../schemas/time.ts";

const text = z.string();
const count = z.int().min(0);
/** A title in every language that letters are written in. */
const titled = { callTitle: z.record(LetterLanguage, text), zone: text };
const applicant = { ...titled, organisation: text };
/** One criterion as the applicant sees it: the mean of the scores, and what reviewers wrote to them. */
const feedback = {
  score: text,
  criteria: z.array(z.object({ label: text, mean: text, maxScore: text, threshold: text })),
  comments: z.array(z.object({ text })),
};
const objection = { objectionBy: Instant, contactEmail: text };
const money = { amount: text, currency: text };
const exchange = { ...titled, exchangeTitle: text };

/** What each kind of letter needs to know; its words stand in `texts/{kind}.ts`. */
export const letterFacts = {
  "approval-requested": z.object({
    ...titled,
    subjectKind: z.enum(["call", "selection", "matching"]),
    step: text,
    dueAt: Instant,
  }),
  "approval-settled": z.object({
    ...titled,
    subjectKind: z.enum(["call", "selection", "matching"]),
    outcome: z.enum(["approved", "returned", "expired"]),
    comment: text,
  }),
  "application-started": z.object({ ...applicant, closesAt: Instant }),
  "application-received": z.object({
    ...applicant,
    receiptNumber: text,
    receivedAt: Instant,
    version: count,
    contentHash: text,
    closesAt: Instant,
  }),
  "application-withdrawn": z.object({ ...applicant, withdrawnAt: Instant }),
  "application-reminder": z.object({ ...applicant, closesAt: Instant, daysLeft: count }),
  "application-lapsed": z.object({ ...applicant, closedAt: Instant, contactEmail: text }),
  "review-invitation": z.object({
    ...titled,
    applications: z.array(z.object({ name: text, country: text })),
    dueAt: Instant,
  }),
  "review-received": z.object({ ...titled, applicant: text }),
  "decision-selected": z.object({ ...applicant, ...feedback, rank: count, confirmBy: Instant }),
  "decision-reserve": z.object({ ...applicant, ...feedback, ...objection, place: count }),
  "decision-rejected": z.object({ ...applicant, ...feedback, ...objection, reasonCode: text, seats: count }),
  "decision-ineligible": z.object({
    ...applicant,
    ...objection,
    rules: z.array(z.object({ code: text, detail: text })),
  }),
  "place-offered": z.object({ ...applicant, confirmBy: Instant }),
  "place-confirmed": z.object({ ...applicant, startsOn: text }),
  "place-withdrawn": z.object({ ...applicant, withdrawnAt: Instant }),
  "match-announced": z.object({ ...applicant, activity: text, cities: text, preferenceRank: count }),
  "match-missing": z.object({ ...applicant, reasonCode: text, contactEmail: text }),
  "exchange-planned": z.object({
    ...exchange,
    startsAt: Instant,
    mode: z.enum(["workshop", "digitalMeeting", "siteVisit"]),
    inPerson: z.boolean(),
  }),
  "claim-received": z.object({ ...exchange, ...money, claimNumber: text, notCovered: text }),
  "claim-approved": z.object({ ...exchange, ...money, claimNumber: text, notCovered: text }),
  "claim-changes-requested": z.object({ ...exchange, claimNumber: text, question: text }),
  "claim-rejected": z.object({ ...exchange, claimNumber: text, why: text, contactEmail: text }),
  "claim-paid": z.object({ ...exchange, ...money, claimNumber: text, endToEndId: text }),
  "claim-payment-returned": z.object({ ...exchange, ...money, claimNumber: text, why: text }),
} as const satisfies Record<string, z.ZodType>;

export type LetterKind = keyof typeof letterFacts;
export type FactsOf<Kind extends LetterKind> = z.infer<(typeof letterFacts)[Kind]>;
