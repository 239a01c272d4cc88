import * as z from "zod";
import { PersonalCategory, RetentionRule } from "./call/retention.ts";
import { Instant } from "./time.ts";

/** A rule of the call with where it stands: its day is not known before what it is counted from has happened. */
export const Kept = z.object({
  ...RetentionRule.shape,
  dueAt: Instant.optional(),
  state: z.enum(["kept", "due", "erased"]),
});
export type Kept = z.infer<typeof Kept>;

export const Retention = z.object({ items: z.array(Kept) });
export type Retention = z.infer<typeof Retention>;

export const ErasePersonalData = z.strictObject({ category: PersonalCategory });
