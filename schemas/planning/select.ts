import * as z from "zod";
import { Reason } from "../reason.ts";
import {
  at,
  crossChecked,
  elements,
  isAbove,
  listById,
  PlanningId,
  type ReportFault,
} from "./cross-checks.ts";

/** Exact as a multiple of 1/10 000: whole numbers, or decimals with at most four places. */
const Decimal = z
  .number()
  .min(-1e7)
  .max(1e7)
  .refine((value) => Math.round(value * 1e4) / 1e4 === value, { params: { code: "TooManyDecimals" } });
const Count = z.int().min(0).max(1_000_000);

export const SelectPolicy = z.enum(["rankLexicographic", "maxTotal"]);
export type SelectPolicy = z.infer<typeof SelectPolicy>;

export const TieBreak = z.strictObject({
  by: z.string().min(1),
  order: z.enum(["asc", "desc"]).default("asc"),
});
export type TieBreak = z.infer<typeof TieBreak>;

/** What quotas and tie-breaks look at beyond these two is up to the call. */
export const Candidate = z.looseObject({ id: PlanningId, score: Decimal });
export type Candidate = z.infer<typeof Candidate>;

/**
 * Who counts: candidates whose `attribute` is `value` (or, where it is a list, contains it).
 *
 * `min` and `max` are kept without exception. A quota that is `soft` gives way where seats would stay empty or no
 * selection would exist, and no further than it must. `target` is a wish: as near to it as the seats and all minima
 * and maxima allow, from below and from above.
 */
export const Quota = z.strictObject({
  id: PlanningId,
  attribute: z.string().min(1),
  value: z.union([z.string(), z.number(), z.boolean()]),
  min: Count.optional(),
  max: Count.optional(),
  target: Count.optional(),
  soft: z.boolean().default(false),
});
export type Quota = z.infer<typeof Quota>;

/**
 * Scores as they stand among those with the same `within`: 50 is the middle; see `Comparison` of a call. All
 * candidates are part of their group. `minScore` is held against the score as it was given.
 */
export const Normalise = z.strictObject({
  method: z.enum(["standardScore", "rankShare"]),
  within: z.string().min(1),
  least: z.int().min(2).max(1_000_000).default(2),
});
export type Normalise = z.infer<typeof Normalise>;

const Input = z.strictObject({
  seats: Count,
  /** Nobody below it is selected, whatever the quotas lack. Absent: no threshold. */
  minScore: Decimal.optional(),
  policy: SelectPolicy.default("rankLexicographic"),
  tieBreak: z.array(TieBreak).default([]),
  normalise: Normalise.optional(),
  candidates: listById(Candidate),
  quotas: listById(Quota).default([]),
  withdrawn: z.array(PlanningId).optional(),
});

/** `npm run plan -- select`: candidates by score under quotas (PLANNING.md). */
export const SelectInput = crossChecked(Input, (input, report) => {
  checkWithdrawn(input, report);
  checkQuotas(input, report);
  checkTieBreaks(input, report);
  checkGroups(input, report);
});
export type SelectInput = z.infer<typeof SelectInput>;

function checkWithdrawn(input: unknown, report: ReportFault): void {
  const known = new Set(elements(at(input, "candidates")).map((candidate) => at(candidate, "id")));
  const seen = new Set<string>();
  elements(at(input, "withdrawn")).forEach((id, index) => {
    if (typeof id !== "string") return;
    const path = ["withdrawn", index];
    if (seen.has(id)) report("DuplicateId", path, `the id ${JSON.stringify(id)} occurs before in this list`);
    if (!known.has(id)) report("UnknownCandidate", path, `there is no candidate ${JSON.stringify(id)}`);
    seen.add(id);
  });
}

function checkQuotas(input: unknown, report: ReportFault): void {
  elements(at(input, "quotas")).forEach((quota, index) => {
    const min = at(quota, "min") ?? 0;
    const max = at(quota, "max") ?? Number.POSITIVE_INFINITY;
    const target = at(quota, "target");
    if (isAbove(min, max))
      report("MinimumAboveMaximum", ["quotas", index, "min"], `${min} is above the maximum of ${max}`);
    else if (isAbove(min, target))
      report("TargetOutOfRange", ["quotas", index, "target"], `${target} is below the minimum of ${min}`);
    else if (isAbove(target, max))
      report("TargetOutOfRange", ["quotas", index, "target"], `${target} is above the maximum of ${max}`);
  });
}

/** A group has one name: everybody is in exactly one. */
function checkGroups(input: unknown, report: ReportFault): void {
  const within = at(at(input, "normalise"), "within");
  if (typeof within !== "string" || Object.hasOwn(Candidate.shape, within)) return;
  elements(at(input, "candidates")).forEach((candidate, index) => {
    if (typeof candidate !== "object" || candidate === null || Array.isArray(candidate)) return;
    if (!["string", "number", "boolean"].includes(typeof at(candidate, within)))
      report(
        "GroupMissing",
        ["candidates", index, within],
        "scores are compared within this, so it names one group",
      );
  });
}

/** An attribute that breaks ties is a number of everybody's, or a string of everybody's. */
function checkTieBreaks(input: unknown, report: ReportFault): void {
  const candidates = elements(at(input, "candidates"));
  for (const tieBreak of elements(at(input, "tieBreak"))) {
    const by = at(tieBreak, "by");
    // What every candidate must have is checked, and its faults are named, with the candidate.
    if (typeof by !== "string" || Object.hasOwn(Candidate.shape, by)) continue;
    const kind = typeof candidates.map((candidate) => at(candidate, by)).find((value) => value !== undefined);
    candidates.forEach((candidate, index) => {
      // What is no candidate at all lacks no attribute.
      if (typeof candidate !== "object" || candidate === null || Array.isArray(candidate)) return;
      const value = at(candidate, by);
      const path = ["candidates", index, by];
      if (value === undefined)
        report("TieBreakMissing", path, "ties are broken by this, and it is not given");
      else if (typeof value !== "string" && typeof value !== "number")
        report("TieBreakNotComparable", path, "ties are broken by this, so it must be a number or a string");
      else if (typeof value !== kind)
        report("TieBreakMixed", path, `this is a ${typeof value}, but the first one given is a ${kind}`);
      else if (typeof value === "number" && !Decimal.safeParse(value).success)
        report("TooManyDecimals", path, "expected at most 4 decimals, from -10000000 to 10000000");
    });
  }
}

const Outcome = { selected: z.array(z.string()), total: z.number() };

/** A quota that could not be met in full: a soft one, a target, or one that a withdrawal broke. */
export const UnmetQuota = z.strictObject({
  quota: z.string(),
  limit: z.enum(["min", "max", "target"]),
  value: z.int(),
  count: z.int(),
});
export type UnmetQuota = z.infer<typeof UnmetQuota>;

export const SelectAnswer = z.discriminatedUnion("feasible", [
  z.strictObject({
    feasible: z.literal(true),
    policy: SelectPolicy,
    ...Outcome,
    reserve: z.array(z.string()),
    reasons: z.record(z.string(), Reason),
    otherPolicy: z.strictObject({ policy: SelectPolicy, ...Outcome }),
    unmet: z.array(UnmetQuota).optional(),
    /** With `normalise`: what counted instead of each score, and what it was worked out from. */
    normalised: z.record(z.string(), z.strictObject({ value: z.number(), ...Reason.shape })).optional(),
    replacements: z
      .array(z.strictObject({ withdraws: z.string(), replacement: z.string().nullable() }))
      .optional(),
  }),
  z.strictObject({
    feasible: z.literal(false),
    conflict: z.strictObject({
      quota: z.string(),
      eligibleAboveThreshold: z.array(z.string()),
      shortfall: z.int(),
      /** The other quotas without which there would be no conflict. */
      with: z.array(z.string()),
    }),
    relaxed: z.array(z.strictObject({ dropQuotas: z.array(z.string()), ...Outcome })),
  }),
]);
export type SelectAnswer = z.infer<typeof SelectAnswer>;
