import { SubjectKind } from "../../../schemas/approval.ts";
import type { ApprovalStep } from "../../../schemas/approval-step.ts";
import type { CallContent } from "../../../schemas/call.ts";
import type { Finding } from "../../../schemas/reason.ts";
import { isBusinessDay } from "../../shared/holidays.ts";
import { error, warning } from "./finding.ts";

/** A workflow runs for at most 360 days. */
const longestDays = 350;

/** Chains in which nobody decides, that last too long, whose days go back or are days off, or that end after the opening. */
export function checkChains({ approvals, window, reminders }: CallContent): Finding[] {
  const { zone } = window;
  const opensOn = window.opens.slice(0, 10);
  return SubjectKind.options.flatMap((kind) => {
    const steps = approvals[kind];
    const at = `/approvals/${kind}`;
    const findings: Finding[] = [];
    if (steps.length > 0 && !steps.some((step) => step.kind === "decision"))
      findings.push(error("NobodyDecides", at));
    const days = steps.reduce((sum, step) => sum + longest(step), 0);
    if (days > longestDays) findings.push(error("ChainTooLong", at, { days, longestDays }));
    let before = "";
    steps.forEach((step, i) => {
      const day = statedDay(step);
      if (day === undefined) return;
      const pointer = `${at}/${i}/${step.kind === "circulation" ? "until" : "dueOn"}`;
      if (day < before) findings.push(error("StepsOutOfOrder", pointer, { day, before }));
      if (!isBusinessDay(day, zone, reminders.closedOn))
        findings.push(warning("DueOnDayOff", pointer, { day }));
      if (kind === "call" && day >= opensOn)
        findings.push(warning("DueAfterOpening", pointer, { day, opensOn }));
      before = day > before ? day : before;
    });
    return findings;
  });
}

/** How long a step can take at most, where that is counted in days. */
function longest(step: ApprovalStep): number {
  return step.kind === "circulation" ? 0 : (step.dueDays ?? 0) + step.lapseDays;
}

function statedDay(step: ApprovalStep): string | undefined {
  return step.kind === "circulation" ? step.until : step.dueOn;
}
