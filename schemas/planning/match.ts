import { z } from "zod";
import { Reason } from "../reason.ts";

const Id = z.string().min(1).max(200);
const Count = z.int().min(0).max(1_000_000);
const isExact = (value: number) => Math.round(value * 1e4) / 1e4 === value;

export const MatchPolicy = z.enum([
  "twinOptimalStable",
  "pilotOptimalStable",
  "maxWelfareStable",
  "maxWeight",
  "maxCardinality",
]);
export type MatchPolicy = z.infer<typeof MatchPolicy>;

export const ConflictRule = z.enum(["sameCountry", "sameOrganisation"]);
export type ConflictRule = z.infer<typeof ConflictRule>;

export const Twin = z.strictObject({
  id: Id,
  country: z.string().optional(),
  organisation: z.string().optional(),
  /** Best first. Who is not on the list is not accepted. Absent: all that have a weight, by weight, then id. */
  prefs: z.array(Id).optional(),
});
export type Twin = z.infer<typeof Twin>;

export const Pilot = z.strictObject({
  id: Id,
  country: z.string().optional(),
  organisations: z.array(z.string()).optional(),
  capacity: Count,
  minTwins: Count.optional(),
  /** As a twin's. */
  prefs: z.array(Id).optional(),
});
export type Pilot = z.infer<typeof Pilot>;

/** `npm run plan -- match`: twins with host activities (PLANNING.md). */
export const MatchInput = z
  .strictObject({
    policy: MatchPolicy,
    conflictRules: z.array(ConflictRule).default([]),
    twins: z.array(Twin),
    pilots: z.array(Pilot),
    /** Whole numbers, or decimals with at most four places. A listed pair without one weighs 0. */
    weight: z.record(z.string(), z.record(z.string(), z.number().min(0).max(100))).default({}),
  })
  .superRefine((input, context) => {
    const fault = (code: string, path: (string | number)[]) =>
      context.addIssue({ code: "custom", message: code, path, params: { code } });
    const known = (side: "twins" | "pilots") => {
      const ids = new Set<string>();
      for (const [index, { id }] of input[side].entries()) {
        if (ids.has(id)) fault("DuplicateId", [side, index, "id"]);
        ids.add(id);
      }
      return ids;
    };
    const twins = known("twins");
    const pilots = known("pilots");
    const sides = [
      { side: "twins", others: pilots, code: "UnknownPilot" },
      { side: "pilots", others: twins, code: "UnknownTwin" },
    ] as const;
    for (const { side, others, code } of sides) {
      for (const [index, { prefs = [] }] of input[side].entries()) {
        const seen = new Set<string>();
        for (const [place, id] of prefs.entries()) {
          const path = [side, index, "prefs", place];
          if (!others.has(id)) fault(code, path);
          else if (seen.has(id)) fault("DuplicatePreference", path);
          seen.add(id);
        }
      }
    }
    for (const [index, { capacity, minTwins = 0 }] of input.pilots.entries()) {
      if (minTwins > capacity) fault("MinimumAboveCapacity", ["pilots", index, "minTwins"]);
    }
    for (const [twin, row] of Object.entries(input.weight)) {
      if (!twins.has(twin)) fault("UnknownTwin", ["weight", twin]);
      for (const [pilot, weight] of Object.entries(row)) {
        if (!pilots.has(pilot)) fault("UnknownPilot", ["weight", twin, pilot]);
        if (!isExact(weight)) fault("TooManyDecimals", ["weight", twin, pilot]);
      }
    }
  });
export type MatchInput = z.infer<typeof MatchInput>;

export const MatchAnswer = z.strictObject({
  policy: MatchPolicy,
  /** By twin; null: unmatched. */
  matching: z.record(z.string(), z.string().nullable()),
  matched: z.int(),
  weight: z.number(),
  blockingPairs: z.array(z.tuple([z.string(), z.string()])),
  reasons: z.record(z.string(), Reason),
  /** Pilots that have fewer twins than they need. */
  problems: z.array(Reason).optional(),
});
export type MatchAnswer = z.infer<typeof MatchAnswer>;
