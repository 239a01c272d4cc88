import * as z from "zod";
import { RetentionRule } from "./call/retention.ts";
import { Slug } from "./form.ts";
import { Instant } from "./time.ts";

const Part = { id: Slug, label: z.string(), eligibility: z.array(z.string()) };

/** What a call consists of, in one language. */
export const PublicParts = z.object({
  /** Said openly, also where no limit applies (F08). */
  sizeLimit: z.string(),
  documents: z.array(
    z.object({
      id: Slug,
      label: z.string(),
      url: z.string(),
      language: z.string().optional(),
      credit: z.string().optional(),
    }),
  ),
  glossary: z.array(z.object({ term: z.string(), meaning: z.string() })),
  terms: z.object({ version: z.string(), text: z.string(), url: z.string().optional() }).optional(),
  /** How long what is personal is kept, and on what ground: said before anybody applies (F133). */
  retention: z.array(
    z.object({
      ...RetentionRule.pick({ category: true, months: true, after: true }).shape,
      because: z.string(),
    }),
  ),
  /** A wall time in the zone of the call. */
  questionsUntil: z.string().optional(),
  lots: z.array(
    z.object({
      ...Part,
      countries: z.array(z.string()),
      organiser: z.string().optional(),
      contact: z.object({ name: z.string(), email: z.string() }),
      opensAt: Instant,
      closesAt: Instant,
      closes: z.string(),
    }),
  ),
  tracks: z.array(
    z.object({
      ...Part,
      synonyms: z.array(z.string()),
      summary: z.string().optional(),
      seats: z.int().optional(),
    }),
  ),
  cancelled: z.object({ at: Instant, why: z.string() }).optional(),
});
export type PublicParts = z.infer<typeof PublicParts>;
