import * as z from "zod";

export const AuditEntry = z.object({
  rev: z.int(),
  at: z.string(),
  by: z.string(),
  action: z.string(),
  details: z.record(z.string(), z.unknown()),
  /** SHA-256 of the entity as it became. */
  content: z.string(),
  /** The hash of the entry before; empty in the first. */
  previous: z.string(),
  hash: z.string(),
});

/** What the entity itself knows of its trail: its last revision and hash, and the SHA-256 of what is stored. */
export const Head = z.object({ rev: z.int(), chain: z.string(), content: z.string() });
export type Head = z.infer<typeof Head>;

export const ChainBreak = z.object({
  /** The first revision that cannot be believed. */
  rev: z.int(),
  code: z.enum([
    "EntryMissing",
    "EntryDiffers",
    "PredecessorDiffers",
    "HeadDiffers",
    "ContentDiffers",
    "EntityMissing",
  ]),
});
export type ChainBreak = z.infer<typeof ChainBreak>;

/** A trail with all that is needed to check it elsewhere; one line of an export. */
export const AuditTrail = z.object({
  entity: z.string(),
  intact: z.boolean(),
  broken: ChainBreak.optional(),
  head: Head.optional(),
  entries: z.array(AuditEntry),
});
export type AuditTrail = z.infer<typeof AuditTrail>;

/** The kinds of a call's entities that have a trail. Published exchange rates have one too, and belong to no call. */
export const AuditedKind = z.enum([
  "call",
  "call-version",
  "late-invite",
  "enquiry",
  "subscription",
  "application",
  "invitation",
  "attachment",
  "screening",
  "reviewer",
  "plan",
  "assignment",
  "review",
  "consensus",
  "approval",
  "selection",
  "objection",
  "matching",
  "host",
  "participation",
  "network",
  "exchange",
  "standingGroup",
  "consultation",
  "opinion",
  "body",
  "logEntry",
  "gathering",
  "offer",
  "jointProject",
  "contest",
  "contestEntry",
  "learningPlan",
  "deliverable",
  "measure",
  "practice",
  "measurement",
  "report",
  "processStep",
  "bankAccount",
  "claim",
  "receipt",
  "budget",
  "batch",
  "hold",
  "handling",
  "optout",
  "suppression",
]);
export type AuditedKind = z.infer<typeof AuditedKind>;

/** Whether a trail holds, without its entries. */
export const TrailVerdict = z.object({
  ...AuditTrail.pick({ entity: true, intact: true, broken: true }).shape,
  entries: z.int(),
});
export type TrailVerdict = z.infer<typeof TrailVerdict>;
