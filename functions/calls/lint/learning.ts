import type { DeliverableKind } from "../../../schemas/call/learning.ts";
import type { CallContent } from "../../../schemas/call.ts";
import type { Finding } from "../../../schemas/reason.ts";
import { type DatedModule, endsOn, modulesOf } from "../../learning/modules.ts";
import { duplicates, error, unknown, warning } from "./finding.ts";

/** What modules, deliverables and resources say of each other, of the form and of the programme's days (F51, F52, F57, F64). */
export function checkLearning(content: CallContent): Finding[] {
  const { modules, deliverables, resources, tracks } = content;
  return [
    ...duplicates(modules, "/modules"),
    ...duplicates(deliverables, "/deliverables"),
    ...duplicates(resources, "/resources"),
    ...checkModules(content),
    ...deliverables.flatMap((kind, i) => checkDeliverable(content, kind, `/deliverables/${i}`)),
    ...resources.flatMap((resource, i) =>
      resource.tracks.flatMap((id, j) => unknown(id, tracks, "UnknownTrack", `/resources/${i}/tracks/${j}`)),
    ),
  ];
}

function checkModules(content: CallContent): Finding[] {
  const { modules, periods, programme, deliverables } = content;
  const last = endsOn(programme);
  return modulesOf(content).flatMap((module, i) => {
    const at = `/modules/${i}`;
    const findings = unknown(module.period, periods, "UnknownPeriod", `${at}/period`);
    if (module.months === undefined) return findings;
    if (module.to > last)
      findings.push(error("AfterProgramme", `${at}/months`, { module: module.id, to: module.to, last }));
    const gates = module.learningPlan || deliverables.some((kind) => kind.module === module.id);
    // Only what follows could have been kept shut.
    if (!gates && modules.slice(i + 1).some(({ months }) => months !== undefined))
      findings.push(warning("GateOpensByItself", at, { module: module.id }));
    return findings;
  });
}

function checkDeliverable(content: CallContent, kind: DeliverableKind, at: string): Finding[] {
  const { modules, tracks, activities, matching } = content;
  const findings = [
    ...duplicates(kind.sections, `${at}/sections`),
    ...duplicates(kind.showcase?.stages ?? [], `${at}/showcase/stages`),
    ...duplicates(kind.showcase?.scales ?? [], `${at}/showcase/scales`),
    ...unknown(kind.module, modules, "UnknownModule", `${at}/module`),
    ...kind.tracks.flatMap((id, i) => unknown(id, tracks, "UnknownTrack", `${at}/tracks/${i}`)),
    ...checkDay(content, kind, at),
    ...checkArea(content, kind, at),
  ];
  if (kind.sections.every(({ required }) => !required))
    findings.push(warning("TemplateAsksNothing", `${at}/sections`));
  if (kind.per === "match" && (matching === undefined || activities.length === 0))
    findings.push(error("NobodyMatched", `${at}/per`));
  if (kind.reminders.escalate <= kind.reminders.after)
    findings.push(warning("OfficeToldBeforeReminder", `${at}/reminders/escalate`, { ...kind.reminders }));
  return findings;
}

/** The day on which it is due, against the programme, its module and the modules that wait for it. */
function checkDay(content: CallContent, { dueOn, module: id }: DeliverableKind, at: string): Finding[] {
  if (dueOn === undefined) return [];
  const pointer = `${at}/dueOn`;
  const { startsOn } = content.programme;
  const last = endsOn(content.programme);
  if (dueOn < startsOn || dueOn > last)
    return [error("DueOutsideProgramme", pointer, { dueOn, startsOn, last })];
  const dated = modulesOf(content);
  const module = dated.find((one) => one.id === id);
  if (module === undefined) return [];
  if (dueOn < module.from) return [error("DueBeforeModule", pointer, { dueOn, from: module.from })];
  const next = nextInLine(dated, module);
  // Its gate would open after the module behind it has begun.
  if (next !== undefined && dueOn >= next.from)
    return [error("GateOpensLate", pointer, { dueOn, module: next.id, from: next.from })];
  return dueOn > module.to ? [warning("DueAfterModule", pointer, { dueOn, to: module.to })] : [];
}

function nextInLine(dated: readonly DatedModule[], module: DatedModule): DatedModule | undefined {
  if (module.months === undefined) return undefined;
  return dated.slice(dated.indexOf(module) + 1).find(({ months }) => months !== undefined);
}

/** Whether those who owe a plan for an area are asked for one when they apply (F23). */
function checkArea({ tracks, areas }: CallContent, kind: DeliverableKind, at: string): Finding[] {
  const { scope, areaQuestion } = kind;
  const pointer = `${at}/areaQuestion`;
  if (scope !== "planArea")
    return areaQuestion === undefined ? [] : [warning("QuestionUnused", pointer, { scope })];
  const asked = tracks
    .filter(({ id }) => kind.tracks.length === 0 || kind.tracks.includes(id))
    .map(({ id, form }) => ({ track: id, question: form.find((one) => one.id === areaQuestion) }));
  const params = { question: areaQuestion ?? "" };
  if (areaQuestion !== undefined && asked.every(({ question }) => question === undefined))
    return [error("UnknownQuestion", pointer, params)];
  if (asked.some(({ question }) => question !== undefined && question.kind !== "text"))
    return [error("QuestionUnfit", pointer, params)];
  if (areas.required) return [];
  return asked
    .filter(({ question }) => !question?.required)
    .map(({ track }) => error("AreaNotAsked", `${at}/scope`, { track }));
}
