import * as z from "zod";
import { Country } from "./call.ts";
import { Slug } from "./form.ts";
import { RegisterVersionId } from "./ids.ts";
import { line } from "./text.ts";
import { Day, Instant } from "./time.ts";

const published = {
  /** The id by which calls name the register or the list. */
  register: Slug,
  /** What it rests on: lists of different bases are never mixed up (F55). */
  basis: line(200),
  /** The first day on which this version holds. */
  asOf: Day,
  source: line(300),
};

/**
 * A register of organisations or a list of countries as it was published (F55, F56, F105). An organisation is named as
 * the register spells it, with its country where the name alone is not enough (`Valladolid, ES`), or by its id.
 */
export const ImportRegister = z.discriminatedUnion("holds", [
  z.strictObject({
    ...published,
    holds: z.literal("organisations"),
    entries: z.array(line(200)).min(1).max(5000),
  }),
  z.strictObject({ ...published, holds: z.literal("countries"), entries: z.array(Country).min(1).max(300) }),
]);
export type ImportRegister = z.infer<typeof ImportRegister>;

/** One version, which never changes: what was looked up in it can be looked up again. */
export const RegisterVersion = z.object({
  ...published,
  id: RegisterVersionId,
  state: z.literal("imported"),
  holds: z.enum(["organisations", "countries"]),
  entries: z.array(line(200)),
  importedBy: z.string(),
  importedAt: Instant,
});
export type RegisterVersion = z.infer<typeof RegisterVersion>;

/** A version without its entries. */
export const RegisterVersionRow = RegisterVersion.omit({ entries: true, state: true }).extend({
  size: z.int().min(1),
});
export type RegisterVersionRow = z.infer<typeof RegisterVersionRow>;
