import * as z from "zod";
import { Amount, Currency, Money } from "./money.ts";
import { prose, Text } from "./text.ts";
import { Day } from "./time.ts";

const slug = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9-]{0,49}$/, { error: "expected letters, digits and hyphens" });
export const Slug = slug;
export type Slug = z.infer<typeof Slug>;

const asked = {
  id: slug,
  label: Text,
  help: Text.optional(),
  required: z.boolean(),
  /** The section of the track's form that the question stands in; without one, the part before all sections. */
  section: slug.optional(),
};

const days = { from: Day.optional(), until: Day.optional() };
/** Money is asked for in one of these currencies, within limits that hold in any of them. */
const sums = { currencies: z.array(Currency).min(1), min: Amount.optional(), max: Amount.optional() };

/** One column of a table: what each of its rows says there. */
export const Column = z.strictObject({
  id: slug,
  label: Text,
  required: z.boolean(),
  kind: z.enum(["text", "number", "date", "url", "amount", "choice"]),
  maxLength: z.int().min(1).max(4000).default(400),
  /** Of a number. */
  min: z.number().optional(),
  max: z.number().optional(),
  /** What a choice is made from. */
  options: z.array(z.strictObject({ id: slug, label: Text })).default([]),
});
export type Column = z.infer<typeof Column>;

/** Where the options of a question come from: the call's own domains, its host activities, or a list. */
const Options = z.union([
  z.enum(["domains", "activities"]),
  z.array(z.strictObject({ id: slug, label: Text })).min(1),
]);

/** One question of a form; its answer has the shape that the kind names. */
export const Question = z.discriminatedUnion("kind", [
  z.strictObject({ ...asked, kind: z.literal("text"), maxLength: z.int().min(1).max(20_000) }),
  z.strictObject({
    ...asked,
    kind: z.literal("number"),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  z.strictObject({ ...asked, kind: z.literal("yesNo"), mustBeYes: z.boolean().default(false) }),
  z.strictObject({ ...asked, kind: z.literal("choice"), options: Options }),
  z.strictObject({ ...asked, kind: z.literal("choices"), options: Options, maxChoices: z.int().min(1) }),
  z.strictObject({ ...asked, kind: z.literal("ranking"), options: Options, maxChoices: z.int().min(1) }),
  z.strictObject({
    ...asked,
    kind: z.literal("people"),
    minPeople: z.int().min(0),
    maxPeople: z.int().min(1),
  }),
  /** An amount with its currency, such as a co-financing pledge (F101). */
  z.strictObject({ ...asked, kind: z.literal("money"), ...sums }),
  z.strictObject({ ...asked, kind: z.literal("date"), ...days }),
  z.strictObject({ ...asked, kind: z.literal("url") }),
  /** Rows of equal shape, such as a list of projects (F102) or of measures (F16). */
  z.strictObject({
    ...asked,
    kind: z.literal("table"),
    columns: z.array(Column).min(1).max(20),
    minRows: z.int().min(0),
    maxRows: z.int().min(1).max(50),
  }),
]);
export type Question = z.infer<typeof Question>;

/** The roles that an application may name people in. */
export const NamedRoleKind = z.enum(["contact", "projectLead", "politician", "signatory", "economist"]);
export type NamedRoleKind = z.infer<typeof NamedRoleKind>;

/** A group of questions under one heading. */
export const Section = z.strictObject({
  id: slug,
  label: Text,
  /** Whether the people whom the application names in roles stand here too (F103). */
  roles: z.boolean().default(false),
});
export type Section = z.infer<typeof Section>;

/** One row of a table, or one person of a list; a row that is being written may lack any of its cells. */
export const Row = z.record(slug, z.union([prose(4000), z.number()]));
export type Row = z.infer<typeof Row>;

/** An answer; which of these shapes a question takes is checked against the form, not here. */
export const Answer = z.union([
  prose(20_000),
  z.number(),
  z.boolean(),
  Money,
  z.array(slug).max(50),
  z.array(Row).max(50),
]);
export type Answer = z.infer<typeof Answer>;

export const Answers = z.record(slug, Answer);
export type Answers = z.infer<typeof Answers>;
