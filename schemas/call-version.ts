import * as z from "zod";
import { CallContent } from "./call.ts";
import { CallId, CallVersionId } from "./ids.ts";
import { Text } from "./text.ts";
import { Instant } from "./time.ts";

/** A version of a call that a later one has taken the place of; what was published is never lost (F126). */
export const CallVersion = z.object({
  id: CallVersionId,
  callId: CallId,
  state: z.literal("superseded"),
  version: z.int().min(1),
  content: CallContent,
  contentHash: z.string().length(64),
  supersededAt: Instant,
  supersededBy: z.string(),
  /** Why it was changed, as everybody may read it. */
  why: Text,
});
export type CallVersion = z.infer<typeof CallVersion>;

/** One line of the history of changes. */
export const VersionLine = z.object({
  version: z.int().min(1),
  contentHash: z.string(),
  current: z.boolean(),
  supersededAt: Instant.optional(),
  supersededBy: z.string().optional(),
  why: Text.optional(),
});
export type VersionLine = z.infer<typeof VersionLine>;

/** A place where two contents differ; what is missing on one side was not there. */
export const Difference = z.object({
  pointer: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});
export type Difference = z.infer<typeof Difference>;

/** A change to a call that has been approved: the whole new content, and the reason for everybody to read. */
export const Amendment = z.strictObject({ content: CallContent, why: Text });
export type Amendment = z.infer<typeof Amendment>;
