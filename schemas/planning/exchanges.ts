import { z } from "zod";
import { Reason } from "../reason.ts";
import { Day } from "../time.ts";

/** An id as the planner's own files write it: any short text, compared in code units. */
export const PlanningId = z.string().min(1).max(200);

/** Reports one cross-field fault; the path is relative to the schema that is checked. */
export type ReportFault = (code: string, path: (string | number)[], message: string) => void;

/**
 * A schema with a check across its fields, which runs even when fields are faulty, so that one answer names every
 * fault (a refinement would not run after a missing field). It reads an unknown value and takes nothing for granted.
 */
export function crossChecked<S extends z.ZodType>(
  schema: S,
  check: (value: unknown, report: ReportFault) => void,
) {
  return z.unknown().transform((value, context): z.output<S> => {
    const parsed = schema.safeParse(value);
    if (!parsed.success) context.issues.push(...rawIssues(schema, value));
    if (typeof value === "object" && value !== null)
      check(value, (code, path, message) =>
        context.issues.push({ code: "custom", path, message, params: { code }, input: value }),
      );
    return parsed.success ? parsed.data : z.NEVER;
  });
}

/** The issues as zod passes them from schema to schema; those of its errors cannot be put back in by type. */
function rawIssues(schema: z.ZodType, value: unknown): z.core.$ZodRawIssue[] {
  const payload = schema._zod.run({ value, issues: [] }, { async: false });
  return payload instanceof Promise ? [] : payload.issues;
}

/** The value under a key of something that may be anything. */
export function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
}

/** The elements of something that may be anything. */
export function elements(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A list in which no two elements have the same id. */
export function listById<S extends z.ZodType>(element: S) {
  return crossChecked(z.array(element), (list, report) => {
    const seen = new Set<string>();
    elements(list).forEach((item, index) => {
      const id = at(item, "id");
      if (typeof id !== "string") return;
      if (seen.has(id))
        report("DuplicateId", [index, "id"], `the id ${JSON.stringify(id)} occurs before in this list`);
      seen.add(id);
    });
  });
}

/** Days from `from` to `to`, both included. */
const DayRange = crossChecked(z.strictObject({ from: Day, to: Day }), fromBeforeTo);

function fromBeforeTo(range: unknown, report: ReportFault): void {
  const [from, to] = [at(range, "from"), at(range, "to")];
  if (typeof from !== "string" || typeof to !== "string" || to >= from) return;
  if (Day.safeParse(from).success && Day.safeParse(to).success)
    report("DatesReversed", ["to"], `the range ends on ${to}, before it starts on ${from}`);
}

const Participant = z.strictObject({
  id: PlanningId,
  lot: PlanningId,
  track: PlanningId,
  award: PlanningId.nullish(),
});

const HostFilter = z.strictObject({
  track: PlanningId.optional(),
  award: PlanningId.optional(),
  /** `true`: holds no award at all; a name: does not hold that one. */
  withoutAward: z.union([z.boolean(), PlanningId]).optional(),
});

const Appointment = crossChecked(
  z.strictObject({
    per: z.enum(["lot", "programme"]),
    count: z.int().min(1).max(1000),
    choose: z.enum(["volunteer", "draw"]),
    volunteers: z.array(PlanningId).optional(),
    seed: z.union([z.int(), z.string().min(1).max(200)]).optional(),
  }),
  (hosts, report) => {
    if (at(hosts, "choose") === "draw" && at(hosts, "seed") === undefined)
      report("SeedMissing", ["seed"], "a draw needs a stated seed, so that it can be repeated");
  },
);

const HostRule = z.strictObject({
  id: PlanningId,
  host: HostFilter,
  hosts: z.union([Appointment, z.literal("each")]),
  meetings: z.int().min(1).max(366),
  audience: z.strictObject({
    scope: z.enum(["lot", "programme"]),
    track: PlanningId.optional(),
    excludeHost: z.boolean().default(true),
  }),
  when: z.literal("last").optional(),
});
export type HostRule = z.infer<typeof HostRule>;

const Calendar = crossChecked(
  z.strictObject({
    from: Day,
    to: Day,
    /** Between two exchanges of the same network; 1 when absent, because nobody is in two places on one day. */
    minDaysBetween: z.int().min(0).max(3660).optional(),
    notWithin: z.array(DayRange).optional(),
  }),
  fromBeforeTo,
);
export type Calendar = z.infer<typeof Calendar>;

/** Who takes part and who hosts: the input of `plan exchanges`. */
export const ExchangesInput = crossChecked(
  z.strictObject({
    participants: listById(Participant),
    hostRules: listById(HostRule),
    calendar: Calendar.optional(),
  }),
  (input, report) => {
    const known = new Set(elements(at(input, "participants")).map((participant) => at(participant, "id")));
    elements(at(input, "hostRules")).forEach((rule, index) => {
      elements(at(at(rule, "hosts"), "volunteers")).forEach((volunteer, place) => {
        if (typeof volunteer === "string" && !known.has(volunteer))
          report(
            "UnknownParticipant",
            ["hostRules", index, "hosts", "volunteers", place],
            `no participant has the id ${JSON.stringify(volunteer)}`,
          );
      });
    });
  },
);
export type ExchangesInput = z.infer<typeof ExchangesInput>;

/**
 * The plan. `lot` is null where the audience is the whole programme: such an exchange counts in the total and in
 * no lot. `sequence` is the exchange's place in its network, and a higher one comes later for everyone who attends.
 */
export const ExchangesAnswer = z.strictObject({
  exchanges: z.array(
    z.strictObject({
      id: z.string(),
      rule: PlanningId,
      lot: PlanningId.nullable(),
      host: PlanningId,
      audience: z.array(PlanningId),
      sequence: z.int().min(1),
      date: Day.optional(),
    }),
  ),
  perLot: z.record(z.string(), z.int().min(0)),
  total: z.int().min(0),
  problems: z.array(Reason),
});
export type ExchangesAnswer = z.infer<typeof ExchangesAnswer>;
