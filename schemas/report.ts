import * as z from "zod";
import { Slug } from "./form.ts";
import { CallId, ReportId } from "./ids.ts";
import { Standing } from "./measurement.ts";
import { Money } from "./money.ts";
import { ProcessStanding } from "./process.ts";
import { Text } from "./text.ts";
import { Day, Instant } from "./time.ts";

/** What the money stands at (F110): what is set aside, what claims have taken of it, what is promised, what is paid. */
export const BudgetStanding = z.object({
  frame: Money,
  reserved: Money,
  committed: Money,
  paid: Money,
});
export type BudgetStanding = z.infer<typeof BudgetStanding>;

/** Everything that a report says, as it was on its day: printed anew it says the same. */
export const ReportFacts = z.object({
  title: Text,
  programme: Text,
  owner: z.string(),
  funder: z.string(),
  reportTo: z.string(),
  label: Text,
  dueOn: Day,
  zone: z.string(),
  callState: z.string(),
  setAside: z.object({ min: Money, max: Money }).optional(),
  mandate: z
    .object({
      source: z.string(),
      text: Text,
      demands: z.array(z.object({ label: Text, metBy: z.array(Text) })),
    })
    .optional(),
  prepared: z.array(z.object({ label: Text, on: Day })),
  /** The programme's own process, as it stood on the report's day (F111). */
  process: z.array(ProcessStanding).default([]),
  participants: z.record(z.string(), z.int()),
  tracks: z.array(z.object({ label: Text, count: z.int() })),
  deliverables: z.array(
    z.object({ label: Text, handedIn: z.int(), approved: z.int(), owing: z.int(), wanted: z.int() }),
  ),
  exchanges: z.record(z.string(), z.int()),
  measures: z.object({ planned: z.int(), implemented: z.int(), adopted: z.int() }),
  standing: Standing,
  budget: BudgetStanding.optional(),
  /**
   * Participants who also stand in a register of other support, by its version in force on the report's day (F94);
   * `unexplained` did not say in their applications how the two differ.
   */
  otherSupport: z.array(
    z.object({
      register: Text,
      paysFor: Text.optional(),
      basis: z.string().optional(),
      asOf: Day.optional(),
      organisations: z.array(z.string()),
      unexplained: z.array(z.string()).default([]),
    }),
  ),
});
export type ReportFacts = z.infer<typeof ReportFacts>;

const ReportVersion = z.object({
  version: z.int().min(1),
  drawnUpAt: Instant,
  drawnUpBy: z.string(),
  contentHash: z.string().length(64),
  facts: ReportFacts,
});

/** A report keeps all its versions in one item of the table. */
export const mostVersions = 20;

const common = {
  id: ReportId,
  callId: CallId,
  /** The milestone of the call that it is due at. */
  milestone: Slug,
  versions: z.array(ReportVersion).min(1).max(mostVersions),
};
/** A statutory report (F88): drawn up from the data as often as wanted, handed in once. */
export const Report = z.discriminatedUnion("state", [
  z.object({ ...common, state: z.literal("drawnUp") }),
  /** Before the chain that the call asks for; locked until it has spoken. */
  z.object({ ...common, state: z.literal("inApproval") }),
  z.object({ ...common, state: z.literal("approved"), approvedAt: Instant }),
  z.object({ ...common, state: z.literal("handedIn"), handedInAt: Instant, handedInBy: z.string() }),
]);
export type Report = z.infer<typeof Report>;

/** A report without its facts, for lists. */
export const ReportLine = z.object({
  milestone: Slug,
  label: Text,
  dueOn: Day,
  reportTo: z.string(),
  state: z.enum(["missing", "drawnUp", "inApproval", "approved", "handedIn"]),
  versions: z.int(),
});
