import { randomUUID } from "node:crypto";
import type { Activity } from "./activity.ts";
import type { Clock } from "./clock.ts";
import { ServiceFault } from "./json-protocol.ts";
import { account, region } from "./physical-names.ts";
import { type SchedulePlan, ScheduleSpec } from "./plan-events.ts";
import { atInstant, rateMs } from "./schedule-expression.ts";
import type { Store } from "./store.ts";
import type { Targets } from "./targets.ts";

const dayMs = 86_400_000;

export type Schedule = SchedulePlan & {
  createdAt: number;
  changedAt: number;
  lastFiredAt: number | undefined;
};
export type Schedules = ReturnType<typeof createSchedules>;

export const scheduleArn = (group: string, name: string): string =>
  `arn:aws:scheduler:${region}:${account}:schedule/${group}/${name}`;

const payloadOf = (schedule: Schedule, due: number): string => {
  const { Input: input } = schedule.spec.Target;
  const id = randomUUID();
  if (input === undefined) {
    return JSON.stringify({
      version: "0",
      id,
      "detail-type": "Scheduled Event",
      source: schedule.group === "rules" ? "aws.events" : "aws.scheduler",
      account,
      time: `${new Date(due).toISOString().slice(0, 19)}Z`,
      region,
      resources: [scheduleArn(schedule.group, schedule.name)],
      detail: {},
    });
  }
  return input
    .replaceAll("<aws.scheduler.schedule-arn>", scheduleArn(schedule.group, schedule.name))
    .replaceAll("<aws.scheduler.scheduled-time>", `${new Date(due).toISOString().slice(0, 19)}Z`)
    .replaceAll("<aws.scheduler.execution-id>", id)
    .replaceAll("<aws.scheduler.attempt-number>", "1");
};

/**
 * One-time and rate schedules on the host's clock, those of the template and those that functions create.
 *
 * A one-time schedule always fires, exactly at its instant, in the order of instant and name; one that is already
 * past fires at once. On the virtual clock a rate schedule is not fired for every tick of a long jump: between two
 * events nothing changes, so it fires at its first tick after anything else happened, and once in a virtual day.
 */
export const createSchedules = (options: {
  store: Store;
  clock: Clock;
  activity: Activity;
  targets: Targets;
  groups: string[];
}) => {
  const { store, clock } = options;
  const armed = new Map<string, () => void>();
  const quietRates = new Map<string, Schedule>();

  const rowsOf = (where: string, ...values: string[]): Schedule[] =>
    store
      .prepare(`SELECT * FROM schedules ${where} ORDER BY groupName, name`)
      .all(...values)
      .map((row) => ({
        group: String(row.groupName),
        name: String(row.name),
        spec: ScheduleSpec.parse(JSON.parse(String(row.spec))),
        createdAt: Number(row.createdAt),
        changedAt: Number(row.changedAt),
        lastFiredAt: row.lastFiredAt === null ? undefined : Number(row.lastFiredAt),
      }));

  const find = (group: string, name: string): Schedule | undefined =>
    rowsOf("WHERE groupName = ? AND name = ?", group, name)[0];

  const get = (group: string, name: string): Schedule => {
    const schedule = find(group, name);
    if (schedule === undefined)
      throw new ServiceFault("ResourceNotFoundException", `Schedule ${name} does not exist.`);
    return schedule;
  };

  const save = (schedule: Schedule, isFromTemplate: boolean) => {
    store
      .prepare("INSERT OR REPLACE INTO schedules VALUES (?, ?, ?, ?, ?, ?, ?)")
      .run(
        schedule.group,
        schedule.name,
        JSON.stringify(schedule.spec),
        isFromTemplate ? 1 : 0,
        schedule.createdAt,
        schedule.changedAt,
        schedule.lastFiredAt ?? null,
      );
  };

  const disarm = (schedule: Schedule) => {
    const key = `${schedule.group}/${schedule.name}`;
    armed.get(key)?.();
    armed.delete(key);
    quietRates.delete(key);
  };

  const forget = (schedule: Schedule) => {
    disarm(schedule);
    store
      .prepare("DELETE FROM schedules WHERE groupName = ? AND name = ?")
      .run(schedule.group, schedule.name);
  };

  const deliver = (schedule: Schedule, due: number) =>
    options.activity.during(() =>
      options.targets.deliver(`Schedule ${schedule.name}`, schedule.spec.Target, payloadOf(schedule, due)),
    );

  const fireOnce = async (schedule: Schedule, due: number) => {
    noteActivity();
    await deliver(schedule, due);
    // What was replaced while it ran is a new schedule.
    if (find(schedule.group, schedule.name)?.changedAt !== schedule.changedAt) return;
    if (schedule.spec.ActionAfterCompletion === "DELETE") return forget(schedule);
    store
      .prepare("UPDATE schedules SET lastFiredAt = ? WHERE groupName = ? AND name = ?")
      .run(clock.now(), schedule.group, schedule.name);
  };

  const fireRate = async (schedule: Schedule, periodMs: number, due: number) => {
    armRate(schedule, periodMs, clock.mode === "virtual");
    await deliver(schedule, due);
  };

  const armRate = (schedule: Schedule, periodMs: number, isQuiet: boolean) => {
    const key = `${schedule.group}/${schedule.name}`;
    disarm(schedule);
    if (isQuiet) quietRates.set(key, schedule);
    const from = clock.now() - schedule.createdAt + (isQuiet ? Math.max(dayMs - periodMs, 0) : 0);
    const due = schedule.createdAt + (Math.floor(from / periodMs) + 1) * periodMs;
    armed.set(
      key,
      clock.at(due, `schedule ${key}`, () => fireRate(schedule, periodMs, due)),
    );
  };

  const arm = (schedule: Schedule) => {
    disarm(schedule);
    const { State, ScheduleExpression: expression, ScheduleExpressionTimezone: zone } = schedule.spec;
    if (State === "DISABLED") return;
    const periodMs = rateMs(expression);
    if (periodMs !== undefined) return armRate(schedule, periodMs, false);
    const due = atInstant(expression, zone);
    if (due === undefined || schedule.lastFiredAt !== undefined) return;
    const key = `${schedule.group}/${schedule.name}`;
    armed.set(
      key,
      clock.at(due, `schedule ${key}`, () => fireOnce(schedule, due)),
    );
  };

  const noteActivity = () => {
    for (const schedule of [...quietRates.values()]) arm(schedule);
  };

  return {
    /** Something changed: rate schedules look again at their next tick. */
    noteActivity,
    hasGroup: (group: string): boolean => options.groups.includes(group),
    get,
    list: (group: string | undefined, prefix: string): Schedule[] =>
      rowsOf("").filter(
        (each) => (group === undefined || each.group === group) && each.name.startsWith(prefix),
      ),
    create: (plan: SchedulePlan) => {
      if (find(plan.group, plan.name) !== undefined) {
        throw new ServiceFault("ConflictException", `Schedule ${plan.name} already exists.`);
      }
      const schedule = { ...plan, createdAt: clock.now(), changedAt: clock.now(), lastFiredAt: undefined };
      save(schedule, false);
      arm(schedule);
      noteActivity();
    },
    replace: (plan: SchedulePlan) => {
      const old = get(plan.group, plan.name);
      // Two changes within one frozen millisecond are still two changes.
      const changedAt = Math.max(clock.now(), old.changedAt + 1);
      const schedule = { ...plan, createdAt: old.createdAt, changedAt, lastFiredAt: undefined };
      save(schedule, false);
      arm(schedule);
      noteActivity();
    },
    remove: (group: string, name: string) => {
      forget(get(group, name));
      noteActivity();
    },
    /** Arms what is stored and what the template has; what the template no longer has is forgotten. */
    start: (plans: SchedulePlan[]) => {
      const kept = new Set(plans.map(({ group, name }) => `${group}/${name}`));
      for (const schedule of rowsOf("WHERE fromTemplate = 1")) {
        if (!kept.has(`${schedule.group}/${schedule.name}`)) forget(schedule);
      }
      for (const plan of plans) {
        const old = find(plan.group, plan.name);
        const now = clock.now();
        const isSame = JSON.stringify(old?.spec) === JSON.stringify(plan.spec);
        save(
          old !== undefined && isSame
            ? old
            : { ...plan, createdAt: now, changedAt: now, lastFiredAt: undefined },
          true,
        );
      }
      for (const schedule of rowsOf("")) arm(schedule);
    },
  };
};
