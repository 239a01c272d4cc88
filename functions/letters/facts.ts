import * as z from "zod";
import { SubjectKind } from "../../schemas/approval.ts";
import { MemberRole } from "../../schemas/membership.ts";
import { Reason } from "../../schemas/reason.ts";
import { Instant } from "../../schemas/time.ts";
import { claimFacts } from "./claim-facts.ts";
import { cooperationFacts } from "./cooperation-facts.ts";
import { exchangeFacts } from "./exchange-facts.ts";
import { count, text, titled } from "./fact-parts.ts";
import { learningFacts } from "./learning-facts.ts";
import { objectionFacts } from "./objection-facts.ts";
import { reviewFacts } from "./review-facts.ts";

const applicant = { ...titled, organisation: text };
/** One criterion as the applicant sees it: the mean of the scores, and what reviewers wrote to them. */
const feedback = {
  score: text,
  /** `level` is the mean in words, where the call gives marks words. */
  criteria: z.array(
    z.object({ label: text, mean: text, maxScore: text, threshold: text, level: text.optional() }),
  ),
  /** Whether the marks are those that the reviewers agreed on, and not the means of what each gave. */
  agreed: z.boolean().optional(),
  /** `about` is the criterion, or empty for the whole. */
  comments: z.array(z.object({ text, about: text.default("") })),
  /** Points for what is welcome; `reason` is theirs who gave them by hand. */
  points: z.array(z.object({ label: text, points: text, reason: text.default("") })).default([]),
  /** How the score was made comparable for the ranking, where the call does so. */
  compared: z
    .object({
      value: text,
      reason: Reason,
      /** The place within the group that it is judged in, and the group by its name. */
      among: z.object({ group: text, rank: z.int(), of: z.int() }).optional(),
    })
    .optional(),
};
/** Support from elsewhere that may not pay for the same; `basis` and `asOf` are empty where the call itself lists who has it. */
const otherSupport = z
  .array(z.object({ register: text, paysFor: text, basis: text, asOf: text, unexplained: z.boolean() }))
  .default([]);
const objection = { objectionBy: Instant, contactEmail: text };
/** A step of a chain of approval, and by when it is due. */
const chained = { subjectKind: SubjectKind, step: text, dueAt: Instant };

const hosting = { ...titled, activity: text };
/** Which twins came to an activity and which left it. */
const comings = { joined: z.array(text), left: z.array(text) };
const facilitating = { activity: text, facilitator: text, facilitatorEmail: text, contact: text };

/** News of a call; the token ends the subscription, and is empty for who applies without having one. */
const news = { ...titled, cancelToken: text };

/** What each kind of letter needs to know; its words stand in `texts/{kind}.ts`. */
export const letterFacts = {
  "approval-requested": z.object({
    ...titled,
    ...chained,
    ask: z.enum(["decision", "task"]),
    lapsesAt: Instant,
  }),
  "approval-reminder": z.object({
    ...titled,
    ...chained,
    ask: z.enum(["decision", "task", "circulation"]),
    dueToday: z.boolean(),
  }),
  "approval-overdue": z.object({ ...titled, ...chained, lapsesAt: Instant, holder: text }),
  "approval-circulated": z.object({
    ...titled,
    step: text,
    comments: z.array(z.object({ name: text, text })),
    silent: z.array(text),
  }),
  "comments-requested": z.object({ ...titled, step: text, dueAt: Instant }),
  "opening-blocked": z.object({
    ...titled,
    step: text,
    dueAt: Instant,
    opensAt: Instant,
    closesAt: Instant,
  }),
  "approval-settled": z.object({
    ...titled,
    subjectKind: SubjectKind,
    outcome: z.enum(["approved", "returned", "expired"]),
    comment: text,
  }),
  /** To the office: an address that letters no longer go to. */
  "address-suppressed": z.object({
    ...titled,
    name: text,
    address: text,
    why: z.enum(["bounced", "complained"]),
    aboutKind: text,
  }),
  "application-started": z.object({ ...applicant, closesAt: Instant }),
  "application-received": z.object({
    ...applicant,
    receiptNumber: text,
    receivedAt: Instant,
    version: count,
    contentHash: text,
    /** The version of the terms that were accepted; empty where the call has none. */
    acceptedTerms: text.default(""),
    closesAt: Instant,
  }),
  "application-withdrawn": z.object({ ...applicant, withdrawnAt: Instant }),
  "application-reminder": z.object({ ...applicant, closesAt: Instant, daysLeft: count }),
  "deadline-reminder": z.object({ ...news, closesAt: Instant, daysLeft: count }),
  "application-lapsed": z.object({ ...applicant, closedAt: Instant, contactEmail: text }),
  "deadline-moved": z.object({
    ...applicant,
    from: Instant,
    to: Instant,
    reason: text,
    isSubmitted: z.boolean(),
    contactEmail: text,
  }),
  "late-invitation": z.object({ ...applicant, closesAt: Instant, reason: text, contactEmail: text }),
  "member-invited": z.object({
    ...applicant,
    invitedBy: text,
    role: MemberRole,
    token: text,
    expiresAt: Instant,
  }),
  "member-joined": z.object({ ...applicant, member: text, role: MemberRole }),
  "member-changed": z.object({ ...applicant, role: z.enum([...MemberRole.options, "none"]) }),
  "attachment-infected": z.object({ ...applicant, fileName: text }),
  "completion-requested": z.object({
    ...applicant,
    wanted: z.array(text),
    message: text,
    dueAt: Instant,
    contactEmail: text,
  }),
  "completion-reminder": z.object({
    ...applicant,
    wanted: z.array(text),
    dueAt: Instant,
    contactEmail: text,
  }),
  "completion-received": z.object({
    ...applicant,
    receiptNumber: text,
    receivedAt: Instant,
    version: count,
    contentHash: text,
  }),
  "completion-lapsed": z.object({ ...applicant, dueAt: Instant, contactEmail: text }),
  "decision-selected": z.object({
    ...applicant,
    ...feedback,
    rank: count,
    confirmBy: Instant,
    /** The code of an individual assessment, where the place comes from one; and the track, where it is another. */
    reasonCode: text.default("selected"),
    track: text.default(""),
    awards: z.array(z.object({ label: text, reason: text })).default([]),
    otherSupport,
  }),
  "decision-reserve": z.object({
    ...applicant,
    ...feedback,
    ...objection,
    place: count,
    validUntil: text.default(""),
  }),
  "decision-rejected": z.object({ ...applicant, ...feedback, ...objection, reasonCode: text, seats: count }),
  "decision-ineligible": z.object({
    ...applicant,
    ...objection,
    rules: z.array(z.object({ code: text, detail: text })),
  }),
  ...objectionFacts,
  "place-offered": z.object({ ...applicant, confirmBy: Instant, otherSupport }),
  "place-confirmed": z.object({ ...applicant, startsOn: text }),
  "condition-set": z.object({ ...applicant, what: text, dueAt: Instant }),
  /** `unanswered`: nobody took the offer by its day; `unfulfilled`: the condition that was not met by its day. */
  "place-withdrawn": z.object({
    ...applicant,
    withdrawnAt: Instant,
    unanswered: z.boolean().default(false),
    unfulfilled: text.default(""),
  }),
  "host-invitation": z.object({ ...hosting, answerBy: Instant, contactEmail: text }),
  "host-reminder": z.object({ ...hosting, answerBy: Instant, contactEmail: text }),
  "host-answered": z.object({ ...hosting, interested: z.boolean(), atMost: count }),
  "host-matched": z.object({
    ...hosting,
    ...comings,
    twins: z.array(z.object({ name: text, contact: text })),
  }),
  "match-announced": z.object({
    ...applicant,
    activity: text,
    cities: text,
    preferenceRank: count,
    /** What it had before, where it had something. */
    instead: text.default(""),
    fellows: z.array(text).default([]),
  }),
  "fellows-changed": z.object({ ...applicant, ...hosting, ...comings, fellows: z.array(text) }),
  "match-ended": z.object({ ...applicant, ...hosting, contactEmail: text }),
  "facilitator-named": z.object({ ...applicant, ...facilitating }),
  "match-to-facilitate": z.object({ ...applicant, ...facilitating }),
  "match-missing": z.object({ ...applicant, reasonCode: text, contactEmail: text }),
  ...exchangeFacts,
  ...reviewFacts,
  ...cooperationFacts,
  ...learningFacts,
  "bank-account-change-proposed": z.object({ ...applicant, before: text, after: text }),
  "bank-account-changed": z.object({ ...titled, before: text, after: text }),
  ...claimFacts,
  "subscription-requested": z.object({
    ...titled,
    about: z.enum(["call", "programme"]),
    token: text,
    days: count,
  }),
  "subscription-confirmed": z.object({ ...news, about: z.enum(["call", "programme"]) }),
  "news-announced": z.object({ ...news, opensAt: Instant, closesAt: Instant }),
  "news-opened": z.object({ ...news, closesAt: Instant, summary: text }),
  "news-deadline-moved": z.object({ ...news, movedFrom: Instant, movedTo: Instant }),
  "news-changed": z.object({ ...news, summary: text, contactEmail: text }),
  "news-answered": z.object({ ...news, question: text, answer: text }),
  "news-decided": z.object(news),
  "news-cancelled": z.object({ ...news, why: text, contactEmail: text }),
  "enquiry-answered": z.object({
    ...titled,
    question: text,
    answer: text,
    published: z.boolean(),
    contactEmail: text,
  }),
} as const satisfies Record<string, z.ZodType>;

export type LetterKind = keyof typeof letterFacts;
export type FactsOf<Kind extends LetterKind> = z.infer<(typeof letterFacts)[Kind]>;
