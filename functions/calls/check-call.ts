import { Temporal } from "temporal-polyfill";
import type { CallContent } from "../../schemas/call.ts";
import type { Question } from "../../schemas/form.ts";
import { minorUnitOf } from "../../schemas/planning/settle.ts";
import type { Finding } from "../../schemas/reason.ts";
import { isRefusal } from "../shared/refusal.ts";
import { isOnScale } from "../shared/scale.ts";
import { instantOf } from "../shared/zone.ts";

/** What is wrong with a call as a whole (errors stop it), and what is doubtful (warnings do not). */
export function checkCall(content: CallContent): Finding[] {
  return [
    ...checkWindow(content),
    ...content.tracks.flatMap((track, i) => checkTrack(content, track, `/tracks/${i}`)),
    ...checkQuotas(content),
    ...checkReferences(content),
    ...checkTravel(content),
    ...content.assumed.map(({ pointer, note }) => warning("Assumed", pointer, { note })),
  ];
}

function checkWindow({ window }: CallContent): Finding[] {
  const findings: Finding[] = [];
  const instants = (["opens", "closes"] as const).map((end) => {
    try {
      return instantOf(window[end], window.zone);
    } catch (refusal) {
      if (!isRefusal(refusal)) throw refusal;
      findings.push(error(refusal.code, `/window/${end}`, refusal.params));
      return undefined;
    }
  });
  const [opens, closes] = instants;
  if (opens === undefined || closes === undefined) return findings;
  if (opens >= closes) findings.push(error("ClosesBeforeItOpens", "/window/closes", { opens, closes }));
  const days = (Date.parse(closes) - Date.parse(opens)) / 86_400_000;
  if (days < 28) findings.push(warning("OpenTimeShort", "/window", { days: Math.floor(days) }));
  const weekday = Temporal.PlainDateTime.from(window.closes).dayOfWeek;
  if (weekday > 5) findings.push(warning("DeadlineOnWeekend", "/window/closes", { weekday }));
  return findings;
}

function checkTrack(content: CallContent, track: CallContent["tracks"][number], at: string): Finding[] {
  const findings = duplicates(track.form, `${at}/form`).concat(duplicates(track.criteria, `${at}/criteria`));
  track.criteria.forEach(({ threshold, maxScore, step }, i) => {
    if (threshold > maxScore)
      findings.push(error("ThresholdAboveMaximum", `${at}/criteria/${i}/threshold`, { maxScore }));
    if (!isOnScale(maxScore, step))
      findings.push(error("StepDoesNotDivide", `${at}/criteria/${i}/step`, { maxScore, step }));
  });
  const most = track.criteria.reduce((sum, criterion) => sum + criterion.maxScore, 0);
  if (track.overallThreshold > most)
    findings.push(error("ThresholdAboveMaximum", `${at}/overallThreshold`, { maxScore: most }));
  track.form.forEach((question, i) => {
    if (optionsMissing(content, question))
      findings.push(error("OptionsMissing", `${at}/form/${i}/options`, {}));
  });
  return findings;
}

function optionsMissing(content: CallContent, question: Question): boolean {
  if (!("options" in question)) return false;
  if (question.options === "domains") return content.domains.length === 0;
  if (question.options === "activities") return content.activities.length === 0;
  return false;
}

function checkQuotas({ selection }: CallContent): Finding[] {
  const findings = duplicates(selection.quotas, "/selection/quotas");
  const least = new Map<string, number>();
  selection.quotas.forEach(({ attribute, min = 0, max }, i) => {
    if (max !== undefined && min > max)
      findings.push(error("QuotaCannotBeMet", `/selection/quotas/${i}`, { min, max }));
    least.set(attribute, (least.get(attribute) ?? 0) + min);
  });
  for (const [attribute, sum] of least)
    if (sum > selection.seats)
      findings.push(
        error("QuotaCannotBeMet", "/selection/quotas", { attribute, sum, seats: selection.seats }),
      );
  return findings;
}

function checkReferences(content: CallContent): Finding[] {
  const findings = duplicates(content.domains, "/domains").concat(
    duplicates(content.activities, "/activities"),
  );
  const known = new Set(content.domains.map((domain) => domain.id));
  content.activities.forEach((activity, i) => {
    activity.domains.forEach((domain, j) => {
      if (!known.has(domain))
        findings.push(error("UnknownDomain", `/activities/${i}/domains/${j}`, { domain }));
    });
    if (activity.capacity.min > activity.capacity.max)
      findings.push(error("CapacityCannotBeMet", `/activities/${i}/capacity`, {}));
  });
  const questions = new Set(content.tracks.flatMap((track) => track.form.map((question) => question.id)));
  if (content.activities.length > 0 && !questions.has(content.matching.question))
    findings.push(error("UnknownQuestion", "/matching/question", { question: content.matching.question }));
  content.selection.tieBreak.forEach((criterion, i) => {
    // All tracks are ranked in one list, so what breaks its ties is scored in each of them.
    if (!content.tracks.every((track) => track.criteria.some(({ id }) => id === criterion)))
      findings.push(error("UnknownCriterion", `/selection/tieBreak/${i}`, { criterion }));
  });
  return findings;
}

/** Claims are settled and counted in one currency. */
function checkTravel({ travel }: CallContent): Finding[] {
  const { currency, cap, budget } = travel;
  const findings: Finding[] = [];
  if (minorUnitOf(currency) === undefined)
    findings.push(error("UnknownCurrency", "/travel/currency", { currency }));
  if (cap.money.currency !== currency)
    findings.push(error("CurrencyDiffers", "/travel/cap/money/currency", { currency }));
  if (budget.currency !== currency)
    findings.push(error("CurrencyDiffers", "/travel/budget/currency", { currency }));
  return findings;
}

function duplicates(list: readonly { id: string }[], at: string): Finding[] {
  return list.flatMap(({ id }, i) =>
    list.findIndex((other) => other.id === id) < i ? [error("DuplicateId", `${at}/${i}/id`, { id })] : [],
  );
}

function error(code: string, pointer: string, params: Finding["params"]): Finding {
  return { code, severity: "error", pointer, params };
}

function warning(code: string, pointer: string, params: Finding["params"]): Finding {
  return { code, severity: "warning", pointer, params };
}
