import * as z from "zod";
import { line, prose, Text } from "./text.ts";

const slug = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9-]{0,49}$/, { error: "expected letters, digits and hyphens" });
export const Slug = slug;
export type Slug = z.infer<typeof Slug>;

const asked = { id: slug, label: Text, help: Text.optional(), required: z.boolean() };

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
]);
export type Question = z.infer<typeof Question>;

/** A named person of the applicant, with function and hours a month (F18). */
export const NamedPerson = z.strictObject({
  name: line(120),
  function: line(120),
  hoursPerMonth: z.number().min(0).max(200),
});

/** An answer; which of these shapes a question takes is checked against the form, not here. */
export const Answer = z.union([
  prose(20_000),
  z.number(),
  z.boolean(),
  z.array(slug).max(50),
  z.array(NamedPerson).max(50),
]);
export type Answer = z.infer<typeof Answer>;

export const Answers = z.record(slug, Answer);
export type Answers = z.infer<typeof Answers>;
