import * as z from "zod";
import { Question, Slug } from "./form.ts";
import { CallId } from "./ids.ts";
import { Money } from "./money.ts";
import { Reason } from "./reason.ts";
import { Email, Language, line, Text } from "./text.ts";
import { Day, Instant, WallTime, Zone } from "./time.ts";

export const Country = z.string().regex(/^[A-Z]{2}$/, { error: "expected an ISO 3166 code such as SE" });
export type Country = z.infer<typeof Country>;

/** One rule of who may apply; each gives an outcome of its own with a reason. */
export const EligibilityRule = z.discriminatedUnion("rule", [
  z.strictObject({ rule: z.literal("organisationType"), allowed: z.array(Slug).min(1) }),
  z.strictObject({
    rule: z.literal("country"),
    /** The legal basis and the date of the list (F55): lists differ between rounds. */
    basis: line(200),
    asOf: Day,
    allowed: z.array(Country).min(1),
  }),
  z.strictObject({ rule: z.literal("minPopulation"), atLeast: z.int().min(0) }),
  /** Nobody who is host in this round can be its guest as well (F68). */
  z.strictObject({ rule: z.literal("notHostInThisCall") }),
]);
export type EligibilityRule = z.infer<typeof EligibilityRule>;

/** What a review scores, 0 to `maxScore` in steps of `step`. */
export const Criterion = z.strictObject({
  id: Slug,
  label: Text,
  maxScore: z.number().positive(),
  step: z.number().positive(),
  threshold: z.number().min(0),
  /** Counts for ranking only: thresholds are held against unweighted scores. */
  weight: z.number().positive().default(1),
});
export type Criterion = z.infer<typeof Criterion>;

export const Track = z.strictObject({
  id: Slug,
  label: Text,
  form: z.array(Question).min(1),
  criteria: z.array(Criterion).min(1),
  /** The sum of unweighted criterion means that an application needs. */
  overallThreshold: z.number().min(0),
});
export type Track = z.infer<typeof Track>;

/** Where twins learn: an activity run by one or several member cities (F74, F135). */
export const HostActivity = z.strictObject({
  id: Slug,
  title: line(300),
  cities: z
    .array(z.strictObject({ name: line(120), country: Country, lat: z.number(), lon: z.number() }))
    .min(1),
  domains: z.array(Slug),
  capacity: z.strictObject({ min: z.int().min(0), max: z.int().min(1) }),
});
export type HostActivity = z.infer<typeof HostActivity>;

/** One step of an approval chain (F87): who, in which order, within how many days. */
export const ApprovalStep = z.strictObject({
  role: Slug,
  label: Text,
  /** Whom the request for a word is written to; who may give it is decided by the role alone. */
  email: Email,
  dueDays: z.int().min(1).max(60),
});
export type ApprovalStep = z.infer<typeof ApprovalStep>;

export const Quota = z.strictObject({
  id: Slug,
  attribute: z.enum(["country", "track", "missionCity"]),
  value: z.string().max(60),
  min: z.int().min(0).optional(),
  max: z.int().min(0).optional(),
});
export type Quota = z.infer<typeof Quota>;

export const TravelPolicy = z.strictObject({
  currency: z.string().length(3),
  covered: z.array(Slug).min(1),
  inPersonOnly: z.boolean(),
  cap: z.strictObject({ per: z.enum(["representative", "participation"]), money: Money }),
  claimWithinDays: z.int().min(1),
  /** The frame that all claims of the call together stay within (F110). */
  budget: Money,
});
export type TravelPolicy = z.infer<typeof TravelPolicy>;

/** What a call says: everything that can differ between calls is here, nothing of it in code. */
export const CallContent = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{2,39}$/),
  programme: z.strictObject({
    code: line(60),
    name: Text,
    owner: line(200),
    funder: line(200),
    startsOn: Day,
    months: z.int().min(1).max(120),
  }),
  title: Text,
  summary: Text,
  links: z.array(z.strictObject({ label: Text, url: z.url().max(500) })),
  contact: z.strictObject({ name: line(120), email: Email }),
  languages: z.array(Language).min(1),
  window: z.strictObject({
    opens: WallTime,
    closes: WallTime,
    zone: Zone,
    /** Submissions are taken so long after the displayed deadline, and nobody is told to count on it. */
    graceSeconds: z.int().min(0).max(3600),
  }),
  domains: z.array(z.strictObject({ id: Slug, label: Text })),
  eligibility: z.array(EligibilityRule),
  tracks: z.array(Track).min(1),
  activities: z.array(HostActivity),
  reviewing: z.strictObject({
    perApplication: z.int().min(1).max(9),
    maxLoad: z.int().min(1),
    conflictRules: z.array(z.enum(["sameCountry", "sameOrganisation"])),
    dueDays: z.int().min(1),
    /** Two reviewers whose totals differ by more are shown to the panel. */
    divergence: z.number().positive(),
  }),
  selection: z.strictObject({
    seats: z.int().min(1),
    reserve: z.int().min(0),
    quotas: z.array(Quota),
    tieBreak: z.array(Slug),
    confirmWithinDays: z.int().min(1),
    objectionWithinDays: z.int().min(1),
  }),
  matching: z.strictObject({
    policy: z.enum([
      "twinOptimalStable",
      "pilotOptimalStable",
      "maxWelfareStable",
      "maxWeight",
      "maxCardinality",
    ]),
    conflictRules: z.array(z.enum(["sameCountry", "sameOrganisation"])),
    question: Slug,
  }),
  modules: z.array(z.strictObject({ id: Slug, label: Text, months: z.int().min(1) })),
  approvals: z.strictObject({
    call: z.array(ApprovalStep).min(1),
    selection: z.array(ApprovalStep).min(1),
    matching: z.array(ApprovalStep).min(1),
  }),
  travel: TravelPolicy,
  /** Values that no source states, so that nobody takes them for the programme's own. */
  assumed: z.array(z.strictObject({ pointer: z.string(), note: line(400) })),
});
export type CallContent = z.infer<typeof CallContent>;

const common = {
  id: CallId,
  content: CallContent,
  /** SHA-256 of the canonical content: what an approval is bound to. */
  contentHash: z.string().length(64),
  createdBy: z.string(),
};
/** The window, resolved once from wall time and zone to instants. */
const scheduled = { opensAt: Instant, closesAt: Instant, approvedAt: Instant };
const closed = { ...scheduled, openedAt: Instant, closedAt: Instant };

/** A call in one of its states; a field exists only where it means something. */
export const Call = z.discriminatedUnion("state", [
  z.object({ ...common, state: z.literal("draft"), returned: Reason.optional() }),
  z.object({ ...common, state: z.literal("inApproval"), submittedBy: z.string() }),
  z.object({ ...common, ...scheduled, state: z.literal("approved") }),
  z.object({ ...common, ...scheduled, state: z.literal("open"), openedAt: Instant }),
  z.object({ ...common, ...scheduled, state: z.literal("closing"), openedAt: Instant, closingAt: Instant }),
  z.object({ ...common, ...closed, state: z.literal("closed") }),
  z.object({ ...common, ...closed, state: z.literal("screened") }),
  z.object({ ...common, ...closed, state: z.literal("reviewing"), reviewsDueAt: Instant }),
  z.object({ ...common, ...closed, state: z.literal("reviewed") }),
  z.object({ ...common, ...closed, state: z.literal("announced"), announcedAt: Instant }),
  z.object({ ...common, ...closed, state: z.literal("running"), announcedAt: Instant, startedAt: Instant }),
  z.object({ ...common, state: z.literal("cancelled"), cancelledAt: Instant, reason: Reason }),
]);
export type Call = z.infer<typeof Call>;
export type CallState = Call["state"];
