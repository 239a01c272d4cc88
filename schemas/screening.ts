import * as z from "zod";
import { Answers, Slug } from "./form.ts";
import { ApplicationId, CallId, OrganisationId, ScreeningId } from "./ids.ts";
import { impersonal } from "./impersonal.ts";
import { GivenPoints } from "./points.ts";
import { Reason } from "./reason.ts";
import { line, prose } from "./text.ts";
import { Day, Instant } from "./time.ts";

/** What one rule said of one application. */
const ruleName = z.string().register(impersonal, { because: "A rule of the call." });
export const RuleOutcome = z.object({ rule: ruleName, passed: z.boolean(), reason: Reason });
export type RuleOutcome = z.infer<typeof RuleOutcome>;

/** A fact of an organisation that is recorded and decides nothing: what was stated, and what the call's register says (F56). */
export const RecordedFact = z.object({
  attribute: z.literal("missionCity"),
  stated: z.boolean().optional(),
  listed: z.boolean(),
  register: Slug,
});
export type RecordedFact = z.infer<typeof RecordedFact>;
/** What a register of other support says of an applicant, and in which version; it decides nothing (F94). */
export const SupportFound = z.object({ register: Slug, reason: Reason });
export type SupportFound = z.infer<typeof SupportFound>;

/** What staff say otherwise than the rules: one proposes it, somebody else agrees to exactly that. */
const OverrideProposal = z.object({
  eligible: z.boolean(),
  reason: line(1000),
  by: z.string(),
  at: Instant,
  /** SHA-256 of the outcomes and of the proposal: what whoever confirms has read. */
  contentHash: z.string().length(64),
});
export const Override = z.object({
  proposedBy: z.string(),
  proposedAt: Instant,
  by: z.string(),
  at: Instant,
  reason: line(1000),
});

/** What an applicant can be asked to add: answers, papers, and facts of the organisation that the rules look at. */
export const Completable = z.strictObject({
  questions: z.array(Slug).max(50).default([]),
  attachments: z.array(Slug).max(20).default([]),
  organisation: z.array(z.enum(["type", "population"])).default([]),
});
export type Completable = z.infer<typeof Completable>;

/** What staff ask for, in their own words too; without `days`, within the call's term. */
export const CompletionAsk = Completable.extend({
  message: prose(2000).min(1),
  days: z.int().min(1).max(60).optional(),
});
export type CompletionAsk = z.infer<typeof CompletionAsk>;

/** A request to complete, with the last instant at which what comes in counts. */
const CompletionRequest = z.object({
  ...Completable.shape,
  message: z.string(),
  askedBy: z.string(),
  askedAt: Instant,
  dueAt: Instant,
});
export type CompletionRequest = z.infer<typeof CompletionRequest>;

const common = {
  id: ScreeningId,
  callId: CallId,
  applicationId: ApplicationId,
  organisationId: OrganisationId,
  outcomes: z.array(RuleOutcome),
  recorded: z.array(RecordedFact).default([]),
  otherSupport: z.array(SupportFound).default([]),
  screenedAt: Instant,
  /** Requests to complete that have ended, and how; after each the rules decided anew. */
  completions: z
    .array(CompletionRequest.extend({ ended: z.enum(["completed", "lapsed"]), endedAt: Instant }))
    .default([]),
  /** What staff gave by hand for what is welcome, or propose to give (F100). */
  points: z.array(GivenPoints).default([]),
};
const settled = { ...common, override: Override.optional() };

export const Screening = z.discriminatedUnion("state", [
  z.object({ ...settled, state: z.literal("eligible") }),
  z.object({ ...settled, state: z.literal("ineligible") }),
  z.object({
    ...settled,
    state: z.literal("overrideProposed"),
    /** What it is until somebody agrees. */
    was: z.enum(["eligible", "ineligible"]),
    proposal: OverrideProposal,
  }),
  z.object({ ...common, state: z.literal("incomplete"), asked: CompletionRequest }),
]);
export type Screening = z.infer<typeof Screening>;

export const ScreeningOverride = z.strictObject({ eligible: z.boolean(), reason: line(1000).min(1) });
export type ScreeningOverride = z.infer<typeof ScreeningOverride>;

/** What was read, by its hash. */
export const AsRead = z.strictObject({ contentHash: z.string().length(64) });

/** The outcome of a screening as staff confirm it: nothing open, and exactly this. */
export const ScreeningOverview = z.object({
  eligible: z.int().min(0),
  ineligible: z.array(
    z.object({
      applicationId: ApplicationId,
      /** The rules that were not met. */
      rules: z.array(z.string()),
      override: Override.optional(),
    }),
  ),
  /** Proposed overrides and requests to complete: each must end first. */
  open: z.array(z.object({ applicationId: ApplicationId, state: z.string() })),
  /** Who has other support that may not pay for the same, by which register, and whether they say how it differs. */
  otherSupport: z.array(SupportFound.extend({ applicationId: ApplicationId })),
  /** The imported lists that outcomes rest on. */
  lists: z.array(z.object({ list: Slug, version: z.string(), basis: z.string(), asOf: Day })),
  contentHash: z.string().length(64),
  confirmed: z.object({ by: z.string(), at: Instant, contentHash: z.string().length(64) }).optional(),
});
export type ScreeningOverview = z.infer<typeof ScreeningOverview>;

/** What an applicant adds, of what was asked for; papers come and go by their own routes. */
export const CompletionInput = z.strictObject({
  answers: Answers.default({}),
  organisation: z.strictObject({ type: Slug.optional(), population: z.int().min(0).optional() }).default({}),
});
export type CompletionInput = z.infer<typeof CompletionInput>;

/** What an applicant sees of a request: also in words, by the names of the form. */
export const CompletionView = z.object({ asked: CompletionRequest, wanted: z.array(z.string()) });
export type CompletionView = z.infer<typeof CompletionView>;

export const SelfTest = z.strictObject({
  organisation: z.strictObject({
    /** As the call's list of hosts spells it: who is host in this round cannot be its guest. */
    name: line(200).optional(),
    country: z.string().regex(/^[A-Z]{2}$/),
    type: z.string().max(60),
    population: z.int().min(0).optional(),
  }),
  /** What they would apply to; lots and tracks may have rules of their own. */
  lotId: Slug.optional(),
  track: Slug.optional(),
});
export type SelfTest = z.infer<typeof SelfTest>;
/** How one rule looks to who asks: met, not met, or not to be judged from these answers. */
export const SelfTestOutcome = RuleOutcome.extend({
  verdict: z.enum(["met", "notMet", "decidedByStaff"]),
  /** The rule, and what was found, in the language asked for. */
  says: z.string(),
});
export type SelfTestOutcome = z.infer<typeof SelfTestOutcome>;
export const SelfTestResult = z.object({
  eligible: z.boolean(),
  language: z.string(),
  outcomes: z.array(SelfTestOutcome),
});
export type SelfTestResult = z.infer<typeof SelfTestResult>;
