import * as z from "zod";
import { Reason } from "../reason.ts";
import { Day } from "../time.ts";
import { at, crossChecked, elements, listById, PlanningId, type ReportFault } from "./cross-checks.ts";

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
    /** `appoint`: nobody hosts until somebody is appointed by name (F38). */
    choose: z.enum(["volunteer", "draw", "appoint"]),
    volunteers: z.array(PlanningId).optional(),
    seed: z.union([z.int(), z.string().min(1).max(200)]).optional(),
  }),
  (hosts, report) => {
    if (at(hosts, "choose") === "draw" && at(hosts, "seed") === undefined)
      report("SeedMissing", ["seed"], "a draw needs a stated seed, so that it can be repeated");
  },
);

/** Who hosts how many meetings for whom (F35, F36, F38). */
export const HostRule = z.strictObject({
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

export const Calendar = crossChecked(
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
    /** Who was appointed by name; they come before those whom their rule would find in the same lot. */
    appointed: z.array(z.strictObject({ rule: PlanningId, host: PlanningId })).optional(),
    calendar: Calendar.optional(),
  }),
  (input, report) => {
    const known = new Set(elements(at(input, "participants")).map((participant) => at(participant, "id")));
    const rules = new Set(elements(at(input, "hostRules")).map((rule) => at(rule, "id")));
    elements(at(input, "appointed")).forEach((one, index) => {
      const [rule, host] = [at(one, "rule"), at(one, "host")];
      if (typeof rule === "string" && !rules.has(rule))
        report(
          "UnknownRule",
          ["appointed", index, "rule"],
          `no host rule has the id ${JSON.stringify(rule)}`,
        );
      if (typeof host === "string" && !known.has(host))
        report(
          "UnknownParticipant",
          ["appointed", index, "host"],
          `no participant has the id ${JSON.stringify(host)}`,
        );
    });
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
