import { Temporal } from "temporal-polyfill";
import type { Module } from "../../schemas/call/learning.ts";
import type { CallContent } from "../../schemas/call.ts";

/** A module with its first and its last day. */
export interface DatedModule extends Module {
  from: string;
  to: string;
}

type Dated = Pick<CallContent, "modules" | "periods" | "programme">;

/**
 * The roadmap in days (F49, F57). A module of so many months begins when the one before it ends, the first with the
 * programme; one that stands where a period does begins and ends with it, and moves no other.
 */
export function modulesOf({ modules, periods, programme }: Dated): DatedModule[] {
  const start = Temporal.PlainDate.from(programme.startsOn);
  let elapsed = 0;
  return modules.map((module) => {
    if (module.months === undefined) {
      const period = periods.find(({ id }) => id === module.period);
      return { ...module, from: period?.from ?? programme.startsOn, to: period?.to ?? endsOn(programme) };
    }
    // Counted from the start each time: the end of a short month would move all after it.
    const from = start.add({ months: elapsed });
    elapsed += module.months;
    return { ...module, from: from.toString(), to: lastDayBefore(start.add({ months: elapsed })) };
  });
}

/** The programme's last day. */
export function endsOn({ startsOn, months }: Dated["programme"]): string {
  return lastDayBefore(Temporal.PlainDate.from(startsOn).add({ months }));
}

function lastDayBefore(day: Temporal.PlainDate): string {
  return day.subtract({ days: 1 }).toString();
}
