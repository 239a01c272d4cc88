import type { CallContent, Track } from "../../../schemas/call.ts";
import type { Question } from "../../../schemas/form.ts";
import type { Finding } from "../../../schemas/reason.ts";
import { isOnScale } from "../../shared/scale.ts";
import { duplicates, error, unknown, warning } from "./finding.ts";

export function checkTracks(content: CallContent): Finding[] {
  return [
    ...duplicates(content.tracks, "/tracks"),
    ...content.tracks.flatMap((track, i) => checkTrack(content, track, `/tracks/${i}`)),
  ];
}

function checkTrack(content: CallContent, track: Track, at: string): Finding[] {
  const findings = [
    ...duplicates(track.form, `${at}/form`),
    ...duplicates(track.criteria, `${at}/criteria`),
    ...duplicates(track.attachments, `${at}/attachments`),
    ...duplicates([...content.desirable, ...track.desirable], `${at}/desirable`),
  ];
  track.criteria.forEach(({ threshold, maxScore, step, levels = [] }, i) => {
    levels.forEach(({ score }, level) => {
      if (score > maxScore || !isOnScale(score, step))
        findings.push(
          error("LevelOffScale", `${at}/criteria/${i}/levels/${level}/score`, { maxScore, step }),
        );
    });
    if (threshold > maxScore)
      findings.push(error("ThresholdAboveMaximum", `${at}/criteria/${i}/threshold`, { maxScore }));
    if (!isOnScale(maxScore, step))
      findings.push(error("StepDoesNotDivide", `${at}/criteria/${i}/step`, { maxScore, step }));
  });
  track.criteria.forEach(({ about }, i) => {
    if (about === "area") findings.push(...checkArea(content, `${at}/criteria/${i}/about`));
  });
  const most = track.criteria.reduce((sum, criterion) => sum + criterion.maxScore, 0);
  if (track.overallThreshold > most)
    findings.push(error("ThresholdAboveMaximum", `${at}/overallThreshold`, { maxScore: most }));
  track.form.forEach((question, i) => {
    if (optionsMissing(content, question))
      findings.push(error("OptionsMissing", `${at}/form/${i}/options`, {}));
  });
  return [...findings, ...checkRules(content, track, at)];
}

/** What is judged for the area needs one: a call that takes none, or that applicants may leave out. */
function checkArea({ areas }: CallContent, pointer: string): Finding[] {
  if (areas.kinds.length === 0) return [error("AreaNotTaken", pointer)];
  return areas.required ? [] : [warning("AreaMayBeMissing", pointer)];
}

function optionsMissing(content: CallContent, question: Question): boolean {
  if (!("options" in question)) return false;
  if (question.options === "domains") return content.domains.length === 0;
  if (question.options === "activities") return content.activities.length === 0;
  return false;
}

/** What the rules and desirable criteria of a track, its own and the call's, refer to. */
function checkRules(content: CallContent, track: Track, at: string): Finding[] {
  const { eligibility, registers, desirable, lots } = content;
  const own = (list: Track["eligibility"], base: string) =>
    list.flatMap((rule, i) => {
      const findings = unknown(
        rule.evidence?.attachment,
        track.attachments,
        "UnknownAttachment",
        `${base}/${i}/evidence/attachment`,
      );
      if (rule.rule === "declared")
        findings.push(...unknown(rule.question, track.form, "UnknownQuestion", `${base}/${i}/question`));
      if (rule.rule === "register")
        findings.push(...unknown(rule.register, registers, "UnknownRegister", `${base}/${i}/register`));
      if (rule.rule === "country")
        findings.push(...unknown(rule.list, registers, "UnknownRegister", `${base}/${i}/list`));
      if (rule.rule === "countryOfLot" && lots.every(({ countries }) => countries.length === 0))
        findings.push(error("NoLots", `${base}/${i}/rule`));
      return findings;
    });
  const welcome = (list: Track["desirable"], base: string) =>
    list.flatMap(({ question, evidence, fourEyes }, i) => [
      ...(fourEyes && question !== undefined
        ? [warning("EarnedByAnswer", `${base}/${i}/fourEyes`, { question })]
        : []),
      ...unknown(question, track.form, "UnknownQuestion", `${base}/${i}/question`),
      ...unknown(
        evidence?.attachment,
        track.attachments,
        "UnknownAttachment",
        `${base}/${i}/evidence/attachment`,
      ),
    ]);
  return [
    ...unknown(content.coFinancing?.question, track.form, "UnknownQuestion", "/coFinancing/question"),
    ...content.otherSupport.flatMap(({ register, question }, i) => [
      ...unknown(register, registers, "UnknownRegister", `/otherSupport/${i}/register`),
      ...unknown(question, track.form, "UnknownQuestion", `/otherSupport/${i}/question`),
    ]),
    ...own(eligibility, "/eligibility"),
    ...own(track.eligibility, `${at}/eligibility`),
    ...lots.flatMap((lot, i) => own(lot.eligibility, `/lots/${i}/eligibility`)),
    ...welcome(desirable, "/desirable"),
    ...welcome(track.desirable, `${at}/desirable`),
  ];
}
