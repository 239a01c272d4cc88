import * as z from "zod";
import { SubjectKind } from "./approval.ts";
import { LetterLanguage } from "./text.ts";
import { Instant } from "./time.ts";

const Counts = z.record(z.string(), z.int());

/** Letters of one kind that will be sent: when, how many as things stand, to whom, and what that hangs on. */
export const ForecastLine = z.strictObject({
  kind: z.string().max(60),
  /** Where an instant is set; else the letter comes whenever its occasion does. */
  at: Instant.optional(),
  /** As people read it, with zone and offset. */
  atLocal: z.string().max(200).optional(),
  to: z.enum(["applicants", "subscribers", "approvers", "office", "reviewers", "participants"]),
  /** What a chain of approval decides on, where the letter is one of a chain. */
  about: SubjectKind.optional(),
  /** If nothing changed any more from here on. */
  count: z.int().min(0),
  byLanguage: z.partialRecord(LetterLanguage, z.int()),
  addresses: z.array(z.string().max(320)),
  /** What makes there be more or fewer of them. */
  dependsOn: z.array(
    z.enum([
      "applicationStarted",
      "applicationSubmitted",
      "applicationWithdrawn",
      "deadlineMoved",
      "subscribed",
      "unsubscribed",
      "addressSuppressed",
      "selectionApproved",
      "chainRequested",
      "stepDecided",
      "chainReturned",
      "reviewersAssigned",
      "reviewHandedIn",
      "placeConfirmed",
      "placeWithdrawn",
      "meetingChanged",
      "handedIn",
      "claimSubmitted",
      "objectionDecided",
    ]),
  ),
});
export type ForecastLine = z.infer<typeof ForecastLine>;

/** Everything that a call will send, as things stand at an instant. */
export const Forecast = z.object({
  at: Instant,
  lines: z.array(ForecastLine),
  /** What waits now, by kind. */
  queued: Counts,
  held: Counts,
});
export type Forecast = z.infer<typeof Forecast>;

/**
 * For one kind: what was foreseen, what was sent since, and why it is more or fewer. Each difference is counted from what
 * happened to applications, subscriptions, the call and the letters; what they do not account for is unexplained.
 */
export const ForecastComparison = z.object({
  kind: z.string(),
  foreseen: z.int(),
  sent: z.int(),
  differences: z.array(
    z.object({ code: z.string(), params: z.record(z.string(), z.string()), count: z.int() }),
  ),
  unexplained: z.int(),
});
export type ForecastComparison = z.infer<typeof ForecastComparison>;
