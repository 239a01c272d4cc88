import * as z from "zod";
import { Slug } from "../form.ts";

/** Whom an application is compared with: those of its lot, track, jury (`place`: a track within a lot), or with the same answer, such as the kind of municipality (F98). */
export const ComparedWithin = z.union([
  z.enum(["country", "lot", "track", "place", "type"]),
  z.templateLiteral(["answer:", Slug]),
]);
export type ComparedWithin = z.infer<typeof ComparedWithin>;

/**
 * How scores become comparable where lots and tracks were judged by different people or criteria. It counts for the
 * ranking only: thresholds are held against the unweighted scores as they were given.
 *
 * - `points`: as they are; `share`: as shares of a hundred of what the track's criteria give at most.
 * - `standardScore`: 50 is the mean of the group, ten points are one standard deviation of it.
 * - `rankShare`: the share of the group, of a hundred, that lies below; half of those that are equal counts.
 * - `severity`: what a reviewer gives less or more than the others who read the same is added or taken away.
 *
 * A group of fewer than `least` says too little of itself and is measured in the whole field; a reviewer who can be
 * compared on fewer than `least` applications is left as they are.
 */
export const Comparison = z.union([
  z.enum(["points", "share"]),
  z.discriminatedUnion("method", [
    z.strictObject({
      method: z.literal("standardScore"),
      within: ComparedWithin,
      least: z.int().min(2).max(1000).default(2),
    }),
    z.strictObject({
      method: z.literal("rankShare"),
      within: ComparedWithin,
      least: z.int().min(2).max(1000).default(2),
    }),
    z.strictObject({ method: z.literal("severity"), least: z.int().min(1).max(1000).default(3) }),
  ]),
]);
export type Comparison = z.infer<typeof Comparison>;
