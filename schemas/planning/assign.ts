import * as z from "zod";
import { Reason } from "../reason.ts";
import {
  at,
  crossChecked,
  elements,
  entries,
  listById,
  PlanningId,
  type ReportFault,
} from "./cross-checks.ts";

/** An affinity: 0 to 100, exact as a multiple of 1/10 000. */
const Affinity = z
  .number()
  .min(0)
  .max(100)
  .refine((value) => Math.round(value * 1e4) / 1e4 === value, {
    params: { code: "TooManyDecimals" },
    error: "an affinity has at most 4 decimals",
  });
const Reviews = z.int().min(1).max(1000);
const Load = z.int().min(0).max(100_000);
const Name = z.string().min(1).max(500);

export const ConflictRule = z.enum(["sameCountry", "sameOrganisation"]);
export type ConflictRule = z.infer<typeof ConflictRule>;

export const AssignObjective = z.enum(["maxMinThenTotal", "maxTotal"]);
export type AssignObjective = z.infer<typeof AssignObjective>;

/** *conflict*: the pair is impossible. *decline*: so it is, or, without application, all of the reviewer's. *withdraw*: the application is gone. */
export const RepairEvent = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("conflict"), application: PlanningId, reviewer: PlanningId }),
  z.strictObject({ type: z.literal("decline"), application: PlanningId.optional(), reviewer: PlanningId }),
  z.strictObject({ type: z.literal("withdraw"), application: PlanningId }),
]);
export type RepairEvent = z.infer<typeof RepairEvent>;

const Input = z.strictObject({
  /** Reviews per application, and per reviewer at most; both can be overridden. */
  k: Reviews,
  maxLoad: Load,
  objective: AssignObjective.default("maxMinThenTotal"),
  conflictRules: z.array(ConflictRule).default([]),
  applications: listById(
    z.strictObject({
      id: PlanningId,
      country: Name.optional(),
      organisation: Name.optional(),
      k: Reviews.optional(),
    }),
  ),
  reviewers: listById(
    z.strictObject({
      id: PlanningId,
      country: Name.optional(),
      organisation: Name.optional(),
      maxLoad: Load.optional(),
      minLoad: Load.optional(),
    }),
  ),
  declaredConflicts: z
    .array(
      z.strictObject({
        application: PlanningId,
        reviewer: PlanningId,
        reason: z.string().max(2000).optional(),
      }),
    )
    .default([]),
  /** By application, then reviewer. A pair that is absent is no candidate. */
  affinity: z.record(PlanningId, z.record(PlanningId, Affinity)),
  /** At least so many of every application's reviewers have at least the affinity `tau`. */
  tier: z.strictObject({ atLeast: z.int().min(0).max(1000), tau: Affinity }).optional(),
  repair: z.strictObject({ base: z.record(PlanningId, z.array(PlanningId)), event: RepairEvent }).optional(),
});

/** `npm run plan -- assign`: reviewers to applications (PLANNING.md). */
export const AssignInput = crossChecked(Input, (input, report) => {
  const ids = (list: string) => new Set(elements(at(input, list)).map((item) => at(item, "id")));
  const known = { application: ids("applications"), reviewer: ids("reviewers") };
  const mustExist = (kind: "application" | "reviewer", id: unknown, path: (string | number)[]) => {
    if (typeof id !== "string" || known[kind].has(id)) return;
    const code = kind === "application" ? "UnknownApplication" : "UnknownReviewer";
    report(code, path, `there is no ${kind} ${JSON.stringify(id)}`);
  };
  elements(at(input, "declaredConflicts")).forEach((pair, index) => {
    mustExist("application", at(pair, "application"), ["declaredConflicts", index, "application"]);
    mustExist("reviewer", at(pair, "reviewer"), ["declaredConflicts", index, "reviewer"]);
  });
  for (const [application, row] of entries(at(input, "affinity"))) {
    mustExist("application", application, ["affinity", application]);
    for (const [reviewer] of entries(row))
      mustExist("reviewer", reviewer, ["affinity", application, reviewer]);
  }
  const repair = at(input, "repair");
  for (const [application, list] of entries(at(repair, "base"))) {
    mustExist("application", application, ["repair", "base", application]);
    const seen = new Set<unknown>();
    elements(list).forEach((reviewer, index) => {
      const path = ["repair", "base", application, index];
      mustExist("reviewer", reviewer, path);
      if (seen.has(reviewer)) report("DuplicateId", path, "the reviewer occurs before in this list");
      seen.add(reviewer);
    });
  }
  for (const kind of ["application", "reviewer"] as const)
    mustExist(kind, at(at(repair, "event"), kind), ["repair", "event", kind]);
  checkLoads(input, report);
  checkTier(input, report);
});
export type AssignInput = z.infer<typeof AssignInput>;

function checkLoads(input: unknown, report: ReportFault): void {
  elements(at(input, "reviewers")).forEach((reviewer, index) => {
    const least = at(reviewer, "minLoad");
    const most = at(reviewer, "maxLoad") ?? at(input, "maxLoad");
    if (typeof least === "number" && typeof most === "number" && least > most)
      report(
        "MinLoadAboveMaxLoad",
        ["reviewers", index, "minLoad"],
        `${least} is above the maximum of ${most}`,
      );
  });
}

function checkTier(input: unknown, report: ReportFault): void {
  const wanted = at(at(input, "tier"), "atLeast");
  if (typeof wanted !== "number") return;
  const tooMany = (reviews: unknown, path: (string | number)[]) => {
    if (typeof reviews === "number" && wanted > reviews)
      report("TierAboveReviews", path, `${wanted} strong reviewers are asked of ${reviews} reviews`);
  };
  const applications = elements(at(input, "applications"));
  if (applications.some((application) => at(application, "k") === undefined))
    tooMany(at(input, "k"), ["tier", "atLeast"]);
  for (const [index, application] of applications.entries())
    tooMany(at(application, "k"), ["applications", index, "k"]);
}

const Pair = { application: z.string(), reviewer: z.string() };

/** A candidate pair that is out of the question: a rule's name, `declaredConflict`, or the type of the repair's event. */
export const ExcludedPair = z.strictObject({ ...Pair, code: z.string(), reason: z.string().optional() });
export type ExcludedPair = z.infer<typeof ExcludedPair>;

export const AssignedReason = z.strictObject({ ...Pair, affinity: z.number(), ...Reason.shape });
export type AssignedReason = z.infer<typeof AssignedReason>;

/**
 * Why no plan exists, to be checked by hand: `demand` units are asked, by the applications (or, `cause`
 * `minimumLoads`, by these reviewers' minimum loads; or, `tier`, as strong reviewers by those in `strongOnly`),
 * and the other side offers `capacity`: a reviewer its maximum load, or the number of these applications that it may
 * review where that is less; an application as many reviews as it has, or as many of these reviewers as it may have.
 */
export const Certificate = z.strictObject({
  cause: z.enum(["capacity", "tier", "minimumLoads"]),
  applications: z.array(z.string()),
  eligibleReviewers: z.array(z.string()),
  demand: z.int(),
  capacity: z.int(),
  strongOnly: z.array(z.string()).optional(),
});
export type Certificate = z.infer<typeof Certificate>;

const Assignment = z.record(z.string(), z.array(z.string()));

export const AssignAnswer = z.discriminatedUnion("feasible", [
  z.strictObject({
    feasible: z.literal(true),
    objective: AssignObjective,
    total: z.number(),
    minAppSum: z.number(),
    /** Proved upper bound: on `minAppSum` while that is open (objective `maxMinThenTotal`), else on `total`. */
    bound: z.number(),
    /** `bound` minus the value it bounds, in affinity. 0 when `optimal`. */
    gap: z.number(),
    optimal: z.boolean(),
    assignment: Assignment,
    loads: z.record(z.string(), z.int()),
    excluded: z.array(ExcludedPair),
    reasons: z.array(AssignedReason),
    repair: z
      .strictObject({ newPairs: z.int(), removedPairs: z.int(), totalIfFullyReoptimised: z.number() })
      .optional(),
  }),
  z.strictObject({
    feasible: z.literal(false),
    assignable: z.int(),
    missing: z.int(),
    assignment: Assignment,
    certificate: Certificate,
  }),
]);
export type AssignAnswer = z.infer<typeof AssignAnswer>;
