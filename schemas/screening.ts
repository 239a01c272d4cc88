import * as z from "zod";
import { Slug } from "./form.ts";
import { ApplicationId, CallId, OrganisationId, ScreeningId } from "./ids.ts";
import { Reason } from "./reason.ts";
import { line } from "./text.ts";
import { Instant } from "./time.ts";

/** What one rule said of one application. */
export const RuleOutcome = z.object({ rule: z.string(), passed: z.boolean(), reason: Reason });
export type RuleOutcome = z.infer<typeof RuleOutcome>;

/** A fact of an organisation that is recorded and decides nothing: what was stated, and what the call's register says (F56). */
export const RecordedFact = z.object({
  attribute: z.literal("missionCity"),
  stated: z.boolean().optional(),
  listed: z.boolean(),
  register: Slug,
});
export type RecordedFact = z.infer<typeof RecordedFact>;

const common = {
  id: ScreeningId,
  callId: CallId,
  applicationId: ApplicationId,
  organisationId: OrganisationId,
  outcomes: z.array(RuleOutcome),
  recorded: z.array(RecordedFact).default([]),
  screenedAt: Instant,
};
export const Override = z.object({ by: z.string(), at: Instant, reason: line(1000) });

export const Screening = z.discriminatedUnion("state", [
  z.object({ ...common, state: z.literal("eligible"), override: Override.optional() }),
  z.object({ ...common, state: z.literal("ineligible"), override: Override.optional() }),
]);
export type Screening = z.infer<typeof Screening>;

export const ScreeningOverride = z.strictObject({ eligible: z.boolean(), reason: line(1000) });
export type ScreeningOverride = z.infer<typeof ScreeningOverride>;

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
