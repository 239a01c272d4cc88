import * as z from "zod";
import { Slug } from "../form.ts";
import { Language, line, Text } from "../text.ts";
import { Day } from "../time.ts";
import { Country } from "./eligibility.ts";

/** What an application may be about (F06). */
export const AreaKind = z.enum(["district", "area", "smallerTown", "wholeMunicipality"]);
export type AreaKind = z.infer<typeof AreaKind>;

export const Areas = z.strictObject({ kinds: z.array(AreaKind), required: z.boolean() });
export type Areas = z.infer<typeof Areas>;

/** The challenges that all programmes share, however each call names its domains (F31). */
export const Topic = z.enum([
  "transport",
  "waste",
  "industry",
  "energy",
  "buildings",
  "economy",
  "landUse",
  "business",
  "governance",
  "participation",
]);
export type Topic = z.infer<typeof Topic>;

/** What participants meet about; `parts` are sub-themes or contents (F42, F95), `for` the functions it is meant for (F41). */
export const Theme = z.strictObject({
  id: Slug,
  label: Text,
  /** The track that it belongs to, where it does. */
  track: Slug.optional(),
  parts: z.array(z.strictObject({ id: Slug, label: Text })).default([]),
  for: z.array(Slug).default([]),
  /** Proposed and voted on by the network itself (F45). */
  decidedByNetwork: z.boolean().default(false),
});
export type Theme = z.infer<typeof Theme>;

export const Term = z.strictObject({ term: Text, meaning: Text });
export type Term = z.infer<typeof Term>;

/** What an applicant accepts by submitting; the version is kept with the application (F79). */
export const Terms = z.strictObject({ version: line(40), text: Text, url: z.url().max(500).optional() });
export type Terms = z.infer<typeof Terms>;

/** A guide or another paper of the call, in one language (F10, F65). */
export const Document = z.strictObject({
  id: Slug,
  label: Text,
  url: z.url().max(500),
  language: Language.optional(),
  credit: line(200).optional(),
});
export type Document = z.infer<typeof Document>;

/** What pairs of a twin and an activity have in common (F67). */
export const Dimension = z.enum(["challenges", "interests", "conditions"]);
export type Dimension = z.infer<typeof Dimension>;

/** What an activity works on, teaches and is run under: by dimension, options of the question that asks twins for it. */
export const Offers = z.partialRecord(Dimension, z.array(Slug).max(50));
export type Offers = z.infer<typeof Offers>;

/** The days from and to which an activity receives twins (F73), both included. */
export const Availability = z
  .strictObject({ from: Day, to: Day })
  .refine(({ from, to }) => from <= to, { params: { code: "EndsBeforeItBegins" }, path: ["to"] });
export type Availability = z.infer<typeof Availability>;

/** How many twins an activity receives. */
export const Capacity = z.strictObject({ min: z.int().min(0), max: z.int().min(1).max(1000) });
export type Capacity = z.infer<typeof Capacity>;

/** A mark of who pays or runs it, or a picture: what it shows for who does not see it, whose it is, how it may be used (F65, F71). */
export const Media = z
  .strictObject({
    kind: z.enum(["logo", "picture"]),
    url: z.url({ protocol: /^https$/ }).max(500),
    alt: Text,
    credit: line(200).optional(),
    licence: line(120).optional(),
  })
  .refine(({ kind, credit }) => kind === "logo" || credit !== undefined, {
    params: { code: "CreditMissing" },
    path: ["credit"],
    error: "a picture names whose it is",
  });
export type Media = z.infer<typeof Media>;

/** Where twins learn: an activity run by one or several member cities (F74, F135). Its hosts may say more of it themselves. */
export const HostActivity = z.strictObject({
  id: Slug,
  title: line(300),
  cities: z
    .array(z.strictObject({ name: line(120), country: Country, lat: z.number(), lon: z.number() }))
    .min(1),
  domains: z.array(Slug),
  capacity: Capacity,
  description: Text.optional(),
  offers: Offers.default({}),
  availability: Availability.optional(),
});
export type HostActivity = z.infer<typeof HostActivity>;
