import * as z from "zod";
import { Slug } from "../form.ts";
import { Email, line, Text } from "../text.ts";
import { WallTime } from "../time.ts";
import { Criterion } from "./track.ts";
import { UncertainValue } from "./uncertain.ts";

/**
 * A contest beside the call, for those who take part (F96): with criteria, a jury and a prize of its own, and nothing of
 * it counts for the selection. What the source doubts of it stands in its own `uncertain`: it stops the contest from being
 * opened and not the call.
 */
export const SideContest = z.strictObject({
  id: Slug,
  label: Text,
  summary: Text,
  prize: Text,
  /** The theme that entries are about, where it is one of the call's. */
  theme: Slug.optional(),
  /** Entries are taken until then, in the zone of the call's window. */
  closes: WallTime,
  /** So many characters an entry holds. */
  maxLength: z.int().min(1).max(8000).default(4000),
  criteria: z.array(Criterion).min(1).max(10),
  jury: z
    .array(z.strictObject({ name: line(120), email: Email }))
    .min(1)
    .max(20),
  uncertain: z.array(UncertainValue).default([]),
});
export type SideContest = z.infer<typeof SideContest>;
