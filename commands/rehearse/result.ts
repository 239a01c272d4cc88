import * as z from "zod";
import { Money } from "../../schemas/money.ts";
import { CallNumbers } from "../../schemas/numbers.ts";
import { Instant } from "../../schemas/time.ts";
import { TravelReport } from "../../schemas/travel-report.ts";

const Counts = z.record(z.string(), z.int());

/**
 * What a rehearsal found: the same seed gives the same bytes. Names instead of ids, so that people can read it. A
 * rehearsal of the call alone ends with the screening, and has nothing to say of what comes after.
 */
export const RehearsalResult = z.strictObject({
  programme: z.string(),
  seed: z.int(),
  /** What is real in the field and what was made up. */
  field: z.string(),
  call: z.strictObject({
    title: z.string(),
    opensAt: Instant,
    closesAt: Instant,
    zone: z.string(),
    assumed: z.array(z.strictObject({ pointer: z.string(), note: z.string() })),
  }),
  /** The figures that staff see: in the middle of the reviewing, and how marks were spread in the end. */
  numbers: z
    .strictObject({
      underWay: CallNumbers.pick({ at: true, phases: true }),
      scores: CallNumbers.shape.scores,
    })
    .optional(),
  /** What happened, in order: for the timeline. */
  events: z.array(z.strictObject({ at: Instant, phase: z.string(), what: z.string() })),
  applications: z.strictObject({
    byState: Counts,
    byCountry: Counts,
    ineligible: z.array(
      z.strictObject({ name: z.string(), country: z.string(), rules: z.array(z.string()) }),
    ),
    refusedLate: z.array(z.strictObject({ name: z.string(), receivedAt: Instant, code: z.string() })),
    /** Submissions per day of the window, `2023-05-03` → number. */
    submittedByDay: Counts,
    receiptsChecked: z.int(),
  }),
  reviewing: z
    .strictObject({
      reviewers: z.int(),
      reviews: z.int(),
      assignment: z.strictObject({
        total: z.number(),
        bound: z.number(),
        optimal: z.boolean(),
        minAppSum: z.number(),
      }),
      loads: z.strictObject({ min: z.int(), max: z.int() }),
      declined: z.int(),
      conflictsDeclared: z.int(),
      substitutes: z.int(),
      /** Where reviewers who differ come to one text: how many they wrote, and how often one of them dissented first. */
      together: z.strictObject({ written: z.int(), dissents: z.int() }).optional(),
    })
    .optional(),
  selection: z
    .strictObject({
      ranking: z.array(
        z.strictObject({
          rank: z.int().nullable(),
          name: z.string(),
          country: z.string(),
          score: z.string(),
          outcome: z.string(),
          reason: z.string(),
        }),
      ),
      byOutcome: Counts,
      selectedByCountry: Counts,
      /** How many hold a place in each lot and track, `se/follower` → number; empty where there are no lots. */
      places: Counts,
      seats: z.strictObject({ planned: z.int(), decided: z.int(), reason: z.string().optional() }),
      confirmed: z.int(),
      /** What was decided other than by the rules alone, in words. */
      measures: z.array(z.string()),
      awards: z.array(z.strictObject({ award: z.string(), name: z.string(), country: z.string() })),
      namedInPublic: z.int(),
      unnamed: z.int(),
      withdrawn: z.array(z.strictObject({ name: z.string(), replacedBy: z.string() })),
    })
    .optional(),
  exchanges: z
    .strictObject({
      rows: z.array(
        z.strictObject({
          host: z.string(),
          network: z.string(),
          theme: z.string(),
          startsAt: Instant,
          state: z.string(),
          mode: z.string(),
          guests: z.int(),
          registered: z.int(),
          movedFrom: z.array(Instant),
          notes: z.int(),
        }),
      ),
      byState: Counts,
      byMode: Counts,
      openThemes: z.array(z.string()),
    })
    .optional(),
  matching: z
    .strictObject({
      policy: z.string(),
      matched: z.int(),
      unmatched: z.array(z.string()),
      blockingPairs: z.int(),
      /** How many got their first choice, second, and so on. */
      byPreference: Counts,
      pairs: z.array(
        z.strictObject({ twin: z.string(), activity: z.string(), preference: z.int().nullable() }),
      ),
      /** What became of it when it was made again, because somebody left; who stays with what they had is counted. */
      again: z
        .strictObject({
          at: Instant,
          kept: z.int(),
          blockingPairs: z.int(),
          changes: z.array(
            z.strictObject({
              twin: z.string(),
              before: z.string().nullable(),
              after: z.string().nullable(),
              why: z.enum(["left", "came", "moved"]),
            }),
          ),
        })
        .optional(),
    })
    .optional(),
  claims: z
    .strictObject({
      byState: Counts,
      rows: z.array(
        z.strictObject({
          claimant: z.string(),
          exchange: z.string(),
          claimed: Money,
          /** What the claim says, where it was written in another currency. */
          written: Money.optional(),
          reimbursed: Money,
          notCovered: Money,
          state: z.string(),
        }),
      ),
      paid: Money,
      budget: Money,
      overview: TravelReport.pick({ budget: true, byCountry: true }).optional(),
    })
    .optional(),
  /** What came after the start: modules, deliverables, goals. */
  learning: z
    .strictObject({
      deliverables: z.array(z.strictObject({ what: z.string(), count: z.int() })),
      goals: z.array(
        z.strictObject({
          goal: z.string(),
          counted: z.boolean(),
          reached: z.int(),
          of: z.int(),
          wanted: z.number().optional(),
          met: z.boolean().optional(),
        }),
      ),
      indicators: z.array(
        z.strictObject({
          indicator: z.string(),
          compared: z.int(),
          baseline: z.number().optional(),
          end: z.number().optional(),
          improved: z.int(),
        }),
      ),
      returned: z.int(),
      owedAtTheEnd: z.int(),
    })
    .optional(),
  letters: z.strictObject({
    total: z.int(),
    byKind: Counts,
    byState: Counts,
    byLanguage: Counts,
    /** One letter of each kind and language, to read. */
    samples: z.array(
      z.strictObject({
        kind: z.string(),
        language: z.string(),
        to: z.string(),
        at: Instant,
        subject: z.string(),
        html: z.string(),
      }),
    ),
  }),
  /** What was foreseen before the opening, kind by kind, and what was sent; reasons with their sums. */
  forecast: z
    .strictObject({
      foreseen: z.int(),
      kinds: z.array(
        z.strictObject({
          kind: z.string(),
          foreseen: z.int(),
          sent: z.int(),
          why: Counts,
          unexplained: z.int(),
        }),
      ),
    })
    .optional(),
  workflows: Counts,
  invariants: z.array(z.strictObject({ name: z.string(), holds: z.boolean(), detail: z.string() })),
});
export type RehearsalResult = z.infer<typeof RehearsalResult>;

/** A rehearsal that went on to the last place that was confirmed. */
export type DecidedRehearsal = RehearsalResult & Required<Pick<RehearsalResult, "reviewing" | "selection">>;

export function isDecided(result: RehearsalResult): result is DecidedRehearsal {
  return result.reviewing !== undefined && result.selection !== undefined;
}

/** A rehearsal of the whole road, to the last paid ticket. */
export type WholeRehearsal = Required<Omit<RehearsalResult, "forecast" | "exchanges" | "learning">> &
  RehearsalResult;

export function isWhole(result: RehearsalResult): result is WholeRehearsal {
  const { reviewing, selection, matching, claims } = result;
  return [reviewing, selection, matching, claims].every((part) => part !== undefined);
}
