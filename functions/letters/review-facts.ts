import * as z from "zod";
import { Instant } from "../../schemas/time.ts";
import { count, text, titled } from "./fact-parts.ts";

/** To those who reviewed the same application; one of them drafts. */
const consensus = { ...titled, applicant: text, dueAt: Instant, isRapporteur: z.boolean() };

/** What the letters to reviewers, and about them to the office, need to know. */
export const reviewFacts = {
  "review-invitation": z.object({
    ...titled,
    applications: z.array(z.object({ name: text, country: text })),
    dueAt: Instant,
  }),
  /** `reads`: the lots and tracks that somebody is asked for, by name; none where it is all of them. */
  "pool-invitation": z.object({
    ...titled,
    atMost: count,
    dueDays: count,
    reads: z.array(text).default([]),
  }),
  "pool-answered": z.object({ ...titled, accepted: z.boolean() }),
  "review-released": z.object({ ...titled, applicant: text }),
  "review-reminder": z.object({
    ...titled,
    applications: z.array(z.object({ name: text, country: text })),
    dueAt: Instant,
    when: z.enum(["before", "due", "late"]),
  }),
  /** To the manager of the lot, or the contact of the call. */
  "reviews-overdue": z.object({
    ...titled,
    late: z.array(z.object({ reviewer: text, applicant: text })),
    dueAt: Instant,
    replaced: z.boolean(),
  }),
  /** When a reviewer has handed in everything: how many reviews. */
  "review-received": z.object({ ...titled, received: count }),
  "consensus-opened": z.object(consensus),
  "consensus-drafted": z.object(consensus),
  "consensus-reminder": z.object(consensus),
  /** To the office: somebody dissents, or the term is over. */
  "consensus-unsettled": z.object({
    ...titled,
    applicant: text,
    dueAt: Instant,
    why: z.enum(["dissent", "overdue"]),
    reason: text,
  }),
};
