import * as z from "zod";
import { Reason } from "../reason.ts";
import {
  at,
  crossChecked,
  elements,
  entries,
  isAbove,
  listById,
  PlanningId,
  type ReportFault,
} from "./cross-checks.ts";

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
  id: PlanningId,
  country: z.string().optional(),
  organisation: z.string().optional(),
  /** Best first. Who is not on the list is not accepted. Absent: all that have a weight, by weight, then id. */
  prefs: z.array(PlanningId).optional(),
});
export type Twin = z.infer<typeof Twin>;

export const Pilot = z.strictObject({
  id: PlanningId,
  country: z.string().optional(),
  organisations: z.array(z.string()).optional(),
  capacity: Count,
  minTwins: Count.optional(),
  /** As a twin's. */
  prefs: z.array(PlanningId).optional(),
});
export type Pilot = z.infer<typeof Pilot>;

const Input = z.strictObject({
  policy: MatchPolicy,
  conflictRules: z.array(ConflictRule).default([]),
  twins: listById(Twin),
  pilots: listById(Pilot),
  /** Whole numbers, or decimals with at most four places. A listed pair without one weighs 0. */
  weight: z.record(z.string(), z.record(z.string(), z.number().min(0).max(100))).default({}),
});

/** `npm run plan -- match`: twins with host activities (PLANNING.md). */
export const MatchInput = crossChecked(Input, (input, report) => {
  const ids = (side: "twins" | "pilots") =>
    new Set(elements(at(input, side)).map((participant) => at(participant, "id")));
  const known = { twin: ids("twins"), pilot: ids("pilots") };
  const isKnown = (kind: "twin" | "pilot", id: string, path: (string | number)[]) => {
    if (known[kind].has(id)) return true;
    const code = kind === "twin" ? "UnknownTwin" : "UnknownPilot";
    report(code, path, `there is no ${kind} ${JSON.stringify(id)}`);
    return false;
  };
  const checkPrefs = (side: "twins" | "pilots", other: "twin" | "pilot") =>
    elements(at(input, side)).forEach((participant, index) => {
      const seen = new Set<string>();
      elements(at(participant, "prefs")).forEach((id, place) => {
        if (typeof id !== "string") return;
        const path = [side, index, "prefs", place];
        if (isKnown(other, id, path) && seen.has(id))
          report("DuplicatePreference", path, `${JSON.stringify(id)} occurs before in this list`);
        seen.add(id);
      });
    });
  checkPrefs("twins", "pilot");
  checkPrefs("pilots", "twin");
  checkCapacities(input, report);
  for (const [twin, row] of entries(at(input, "weight"))) {
    isKnown("twin", twin, ["weight", twin]);
    for (const [pilot, weight] of entries(row)) {
      const path = ["weight", twin, pilot];
      isKnown("pilot", pilot, path);
      if (typeof weight === "number" && !isExact(weight))
        report("TooManyDecimals", path, "a weight has at most 4 decimals");
    }
  }
});
export type MatchInput = z.infer<typeof MatchInput>;

function checkCapacities(input: unknown, report: ReportFault): void {
  elements(at(input, "pilots")).forEach((pilot, index) => {
    const least = at(pilot, "minTwins") ?? 0;
    const capacity = at(pilot, "capacity");
    if (isAbove(least, capacity))
      report(
        "MinimumAboveCapacity",
        ["pilots", index, "minTwins"],
        `${least} is above the capacity of ${capacity}`,
      );
  });
}

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
