import * as z from "zod";
import { PersonalCategory, RetentionRule } from "./call/retention.ts";
import { Email } from "./text.ts";
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

/** Somebody asks what is held on them; looked for by their address, one kind of thing after the other. */
export const FindPerson = z.strictObject({
  email: Email,
  kind: z.string().max(40),
  limit: z.int().min(1).max(100).default(50),
  cursor: z.string().max(2000).optional(),
});
export type FindPerson = z.infer<typeof FindPerson>;

/** A thing that names the address, and what stands around it there. */
export const FoundPerson = z.object({
  kind: z.string(),
  id: z.string(),
  state: z.string(),
  places: z.array(z.object({ pointer: z.string(), value: z.string() })),
});
export type FoundPerson = z.infer<typeof FoundPerson>;
