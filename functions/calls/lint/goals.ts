import { SubjectKind } from "../../../schemas/approval.ts";
import type { Goal } from "../../../schemas/call/programme.ts";
import type { CallContent } from "../../../schemas/call.ts";
import type { Finding } from "../../../schemas/reason.ts";
import { endsOn } from "../../learning/modules.ts";
import { isBusinessDay } from "../../shared/holidays.ts";
import { valueAt } from "../pointer.ts";
import { duplicates, error, unknown, warning } from "./finding.ts";

/** What goals, measurements, the mandate and reports rest on (F44, F88, F90, F116 to F118). */
export function checkGoals(content: CallContent): Finding[] {
  const { programme, indicators } = content;
  return [
    ...duplicates(programme.goals, "/programme/goals"),
    ...duplicates(indicators, "/indicators"),
    ...programme.goals.flatMap((goal, i) => checkGoal(content, goal, `/programme/goals/${i}`)),
    ...checkMeasuring(content),
    ...checkMandate(content),
    ...checkReports(content),
  ];
}

function checkGoal(content: CallContent, goal: Goal, at: string): Finding[] {
  const { share, atLeast, each, source } = goal;
  const findings = checkSource(content, source, `${at}/source`);
  if (each?.max !== undefined && each.min > each.max)
    findings.push(error("CountReversed", `${at}/each`, { ...each }));
  const wanted = share !== undefined || atLeast !== undefined || each !== undefined;
  if (wanted && source === undefined) findings.push(warning("GoalNotCounted", at, { goal: goal.id }));
  if (share !== undefined && atLeast !== undefined)
    findings.push(error("GoalWantedTwice", `${at}/atLeast`, { share, atLeast }));
  if (source?.by !== "deliverable") return findings;
  const kind = content.deliverables.find(({ id }) => id === source.kind);
  const places = kind === undefined ? undefined : placesOwing(content, kind.tracks);
  if (atLeast !== undefined && places !== undefined && atLeast > places)
    findings.push(warning("GoalOutOfReach", `${at}/atLeast`, { atLeast, places }));
  if (each !== undefined && kind !== undefined && each.min > kind.count.max)
    findings.push(error("GoalOutOfReach", `${at}/each`, { atLeast: each.min, max: kind.count.max }));
  return findings;
}

/** How many places owe what these tracks owe, where the seats of each are told. */
function placesOwing({ tracks, selection }: CallContent, owing: readonly string[]): number | undefined {
  if (owing.length === 0) return selection.range?.max ?? selection.seats;
  const targets = tracks
    .filter(({ id }) => owing.includes(id))
    .map(({ seats }) => seats?.max ?? seats?.target);
  return targets.reduce<number | undefined>(
    (sum, target) => (sum === undefined || target === undefined ? undefined : sum + target),
    0,
  );
}

function checkSource(content: CallContent, source: Goal["source"], at: string): Finding[] {
  const { deliverables, indicators, tracks, measuring } = content;
  switch (source?.by) {
    case undefined:
      return [];
    case "deliverable":
      return unknown(source.kind, deliverables, "UnknownDeliverable", `${at}/kind`);
    case "indicator":
      return unknown(source.indicator, indicators, "UnknownIndicator", `${at}/indicator`);
    case "answer": {
      const asked = tracks.flatMap(({ form }) => form.filter(({ id }) => id === source.question));
      const isNumber = asked.every(({ kind }) => kind === "number");
      const params = { question: source.question };
      if (asked.length === 0) return [error("UnknownQuestion", `${at}/question`, params)];
      return isNumber ? [] : [error("QuestionUnfit", `${at}/question`, params)];
    }
    case "projectsStarted":
    case "projectsMeasured":
      return measuring?.projects ? [] : [error("ProjectsNotReported", at)];
  }
}

function checkMeasuring({ measuring, indicators, programme }: CallContent): Finding[] {
  if (measuring === undefined) return indicators.length > 0 ? [warning("NeverMeasured", "/indicators")] : [];
  const findings: Finding[] = [];
  const { baselineBy, endBy, projects } = measuring;
  if (indicators.length === 0 && !projects) findings.push(error("NothingToMeasure", "/measuring"));
  if (endBy <= baselineBy)
    findings.push(error("EndsBeforeItStarts", "/measuring/endBy", { from: baselineBy, to: endBy }));
  const last = endsOn(programme);
  for (const field of ["baselineBy", "endBy"] as const)
    if (measuring[field] < programme.startsOn || measuring[field] > last)
      findings.push(
        error("DueOutsideProgramme", `/measuring/${field}`, {
          dueOn: measuring[field],
          startsOn: programme.startsOn,
          last,
        }),
      );
  return findings;
}

/** Each demand of the mandate is met by something that the call says (F90). */
function checkMandate(content: CallContent): Finding[] {
  const demands = content.programme.mandate?.demands ?? [];
  const at = "/programme/mandate/demands";
  return [
    ...duplicates(demands, at),
    ...demands.flatMap(({ metBy }, i) =>
      metBy.flatMap((pointer, j) =>
        valueAt(content, pointer) === undefined
          ? [error("UnknownPointer", `${at}/${i}/metBy/${j}`, { pointer })]
          : [],
      ),
    ),
  ];
}

/** Reports are due on a day on which somebody works, and a task of a chain hands in one that there is (F88). */
function checkReports({ milestones, approvals, window, reminders }: CallContent): Finding[] {
  const reports = milestones.filter(({ reportTo }) => reportTo !== undefined);
  return [
    ...milestones.flatMap(({ reportTo, on }, i) =>
      reportTo !== undefined && !isBusinessDay(on, window.zone, reminders.closedOn)
        ? [warning("DueOnDayOff", `/milestones/${i}/on`, { day: on })]
        : [],
    ),
    ...SubjectKind.options.flatMap((kind) =>
      approvals[kind].flatMap((step, i) => {
        if (step.kind !== "task" || step.report === undefined) return [];
        const pointer = `/approvals/${kind}/${i}`;
        const report = reports.find(({ id }) => id === step.report);
        if (report === undefined) return [error("UnknownReport", `${pointer}/report`, { id: step.report })];
        return step.dueOn !== undefined && step.dueOn > report.on
          ? [error("HandedInLate", `${pointer}/dueOn`, { day: step.dueOn, due: report.on })]
          : [];
      }),
    ),
  ];
}
