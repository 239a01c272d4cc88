import { Temporal } from "temporal-polyfill";
import type { CallContent } from "../../../schemas/call.ts";
import type { Finding } from "../../../schemas/reason.ts";
import { duplicates, error, warning } from "./finding.ts";

/** Periods that end before they start; phases that leave a gap or overlap, unless they are said to run beside others. */
export function checkSchedule({ phases, periods, milestones }: CallContent): Finding[] {
  const findings = [
    ...duplicates(periods, "/periods"),
    ...duplicates(phases, "/phases"),
    ...duplicates(milestones, "/milestones"),
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
