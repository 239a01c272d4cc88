import { z } from "zod";
import { Reason } from "../reason.ts";

const Id = z.string().min(1).max(200);
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
export const Candidate = z.looseObject({ id: Id, score: Decimal });
export type Candidate = z.infer<typeof Candidate>;

/**
 * Who counts: candidates whose `attribute` is `value` (or, where it is a list, contains it).
 *
 * `min` and `max` are kept without exception. A quota that is `soft` gives way where seats would stay empty or no
 * selection would exist, and no further than it must. `target` is a wish: as near to it as the seats and all minima
 * and maxima allow, from below and from above.
 */
export const Quota = z.strictObject({
  id: Id,
  attribute: z.string().min(1),
  value: z.union([z.string(), z.number(), z.boolean()]),
  min: Count.optional(),
  max: Count.optional(),
  target: Count.optional(),
  soft: z.boolean().default(false),
});
export type Quota = z.infer<typeof Quota>;

/** `npm run plan -- select`: candidates by score under quotas (PLANNING.md). */
export const SelectInput = z
  .strictObject({
    seats: Count,
    /** Nobody below it is selected, whatever the quotas lack. Absent: no threshold. */
    minScore: Decimal.optional(),
    policy: SelectPolicy.default("rankLexicographic"),
    tieBreak: z.array(TieBreak).default([]),
    candidates: z.array(Candidate),
    quotas: z.array(Quota).default([]),
    withdrawn: z.array(Id).optional(),
  })
  .superRefine((input, context) => {
    const fault = (code: string, path: (string | number)[]) =>
      context.addIssue({ code: "custom", message: code, path, params: { code } });
    const repeated = (ids: readonly string[], at: (index: number) => (string | number)[]) => {
      const seen = new Set<string>();
      for (const [index, id] of ids.entries()) {
        if (seen.has(id)) fault("DuplicateId", at(index));
        seen.add(id);
      }
      return seen;
    };
    const known = repeated(
      input.candidates.map(({ id }) => id),
      (index) => ["candidates", index, "id"],
    );
    repeated(
      input.quotas.map(({ id }) => id),
      (index) => ["quotas", index, "id"],
    );
    repeated(input.withdrawn ?? [], (index) => ["withdrawn", index]);
    for (const [index, id] of (input.withdrawn ?? []).entries()) {
      if (!known.has(id)) fault("UnknownCandidate", ["withdrawn", index]);
    }
    for (const [index, { min = 0, max = Number.POSITIVE_INFINITY, target }] of input.quotas.entries()) {
      if (min > max) fault("MinimumAboveMaximum", ["quotas", index, "min"]);
      else if (target !== undefined && (target < min || target > max)) {
        fault("TargetOutOfRange", ["quotas", index, "target"]);
      }
    }
    for (const { by } of input.tieBreak) {
      const kind = typeof input.candidates.find((candidate) => candidate[by] !== undefined)?.[by];
      for (const [index, candidate] of input.candidates.entries()) {
        const value = candidate[by];
        const path = ["candidates", index, by];
        if (value === undefined) fault("TieBreakMissing", path);
        else if (typeof value !== "string" && typeof value !== "number") fault("TieBreakNotComparable", path);
        else if (typeof value !== kind) fault("TieBreakMixed", path);
        else if (typeof value === "number" && !Decimal.safeParse(value).success)
          fault("TooManyDecimals", path);
      }
    }
  });
export type SelectInput = z.infer<typeof SelectInput>;

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
