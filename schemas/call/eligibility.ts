import * as z from "zod";
import { Slug } from "../form.ts";
import { line, Text } from "../text.ts";
import { Day } from "../time.ts";

export const Country = z.string().regex(/^[A-Z]{2}$/, { error: "expected an ISO 3166 code such as SE" });
export type Country = z.infer<typeof Country>;

/** What an applicant shows to prove that a rule is met (F05, F104): in words, and the attachment that holds it. */
export const Evidence = z.strictObject({
  wanted: Text,
  /** An attachment of the track. */
  attachment: Slug.optional(),
  /** What must be said of a decision: which body took it, on which day, and for which part of the municipality. */
  states: z.array(z.enum(["adoptedBy", "adoptedOn", "coverage", "document"])).default([]),
});
export type Evidence = z.infer<typeof Evidence>;

const shown = { label: Text.optional(), evidence: Evidence.optional() };

/** One rule of who may apply, a mandatory criterion (F100); each gives an outcome of its own with a reason. */
export const EligibilityRule = z.discriminatedUnion("rule", [
  z.strictObject({ ...shown, rule: z.literal("organisationType"), allowed: z.array(Slug).min(1) }),
  z.strictObject({
    ...shown,
    rule: z.literal("country"),
    /** The legal basis and the date of the list (F55): lists differ between rounds. */
    basis: line(200),
    asOf: Day,
    /** Stands in for `list` until a version of that is imported. */
    allowed: z.array(Country).min(1),
    /** A register of the call that holds countries: its version in force decides, under its own basis and date. */
    list: Slug.optional(),
  }),
  z.strictObject({ ...shown, rule: z.literal("minPopulation"), atLeast: z.int().min(0) }),
  /** Nobody who is host in this round can be its guest as well (F68). */
  z.strictObject({ ...shown, rule: z.literal("notHostInThisCall") }),
  /** The applicant's country is one of its lot's (F01). */
  z.strictObject({ ...shown, rule: z.literal("countryOfLot") }),
  /** The applicant says so in the form: a question answered, and with yes where it is a yes or no. */
  z.strictObject({ ...shown, rule: z.literal("declared"), question: Slug }),
  /** Whether the applicant stands in a register that staff import (F105). */
  z.strictObject({
    ...shown,
    rule: z.literal("register"),
    register: Slug,
    listed: z.boolean().default(true),
    /** False where it is looked up and recorded, and excludes nobody (F56). */
    decides: z.boolean().optional(),
  }),
]);
export type EligibilityRule = z.infer<typeof EligibilityRule>;

/** A register that rules look into, and who stands in it; without entries nobody has imported it yet. */
export const Register = z.strictObject({
  id: Slug,
  label: Text,
  source: line(300),
  asOf: Day.optional(),
  /** Of the versions that are imported the latest of that day holds: of the opening, or of the deadline where nothing is said. */
  inForceOn: z.enum(["opening", "deadline"]).optional(),
  /** Only versions that rest on this are looked into. */
  basis: line(200).optional(),
  /** Until a version is imported. Names of organisations, as the register spells them. */
  entries: z.array(line(200)).max(5000).default([]),
});
export type Register = z.infer<typeof Register>;

/** Support that applicants may have from elsewhere and that may not pay for the same (F94); who has it stands in a register. */
export const OtherSupport = z.strictObject({
  register: Slug,
  /** What it pays for, as a sentence can say it: "the organisation's own energy use". */
  paysFor: Text,
  /** The question in which whoever has it says how the two differ; an answer that is missing is shown to staff. */
  question: Slug.optional(),
});
export type OtherSupport = z.infer<typeof OtherSupport>;
