import { Temporal } from "temporal-polyfill";
import type { ProcessStep } from "../../../schemas/call/programme.ts";
import type { CallContent } from "../../../schemas/call.ts";
import type { Finding } from "../../../schemas/reason.ts";
import { daysOf } from "../../goals/process-standing.ts";
import { duplicates, error, unknown, warning } from "./finding.ts";

/** Periods that end before they start; phases that leave a gap or overlap, unless they are said to run beside others. */
export function checkSchedule({ phases, periods, milestones, process }: CallContent): Finding[] {
  const findings = [
    ...duplicates(periods, "/periods"),
    ...duplicates(phases, "/phases"),
    ...duplicates(milestones, "/milestones"),
    ...duplicates(process, "/process"),
    ...process.flatMap((step, i) => checkStep(step, periods, `/process/${i}`)),
    ...reversed(periods, "/periods"),
    ...reversed(phases, "/phases"),
  ];
  const inOrder = phases
    .map((phase, index) => ({ ...phase, index }))
    .filter(({ beside }) => !beside)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.index - b.index));
  inOrder.slice(1).forEach((phase, i) => {
    const before = inOrder[i];
    if (before === undefined) return;
    const days = Temporal.PlainDate.from(before.to).until(phase.from).days - 1;
    const params = { after: before.id, days: Math.abs(days) };
    if (days > 0) findings.push(warning("PhaseGap", `/phases/${phase.index}/from`, params));
    if (days < 0) findings.push(warning("PhaseOverlap", `/phases/${phase.index}/from`, params));
  });
  return findings;
}

function reversed(list: readonly { from: string; to: string }[], at: string): Finding[] {
  return list.flatMap(({ from, to }, i) =>
    to < from ? [error("EndsBeforeItStarts", `${at}/${i}/to`, { from, to })] : [],
  );
}

/** A step of the process stands in periods that there are, and what it consists of falls into them. */
function checkStep(step: ProcessStep, periods: CallContent["periods"], at: string): Finding[] {
  const unknownPeriods = step.periods.flatMap((id, i) =>
    unknown(id, periods, "UnknownPeriod", `${at}/periods/${i}`),
  );
  const { from, to } = daysOf({ periods }, step);
  return [
    ...unknownPeriods,
    ...duplicates(step.activities, `${at}/activities`),
    ...step.activities.flatMap(({ on }, i) =>
      on !== undefined && unknownPeriods.length === 0 && (on < from || on > to)
        ? [error("OutsidePeriods", `${at}/activities/${i}/on`, { on, from, to })]
        : [],
    ),
  ];
}
