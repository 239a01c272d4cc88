import type { Application } from "../../schemas/application.ts";
import type { Track } from "../../schemas/call.ts";
import type { Answer } from "../../schemas/form.ts";
import type { Finding } from "../../schemas/reason.ts";
import type { SectionStatus } from "../../schemas/views.ts";
import { pointerOf } from "../shared/faults.ts";
import { own } from "../shared/own.ts";

/** The section of questions that name none: the part of the form before all sections. */
export const unnamed = "general";

/** The section that each question of the form stands in. */
export function sectionByQuestion({ form, sections }: Track): ReadonlyMap<string, string> {
  const known = new Set(sections.map(({ id }) => id));
  return new Map(
    form.map(({ id, section = unnamed }): [string, string] => [id, known.has(section) ? section : unnamed]),
  );
}

/**
 * How far each section has come: empty until something is answered, complete when nothing in it would stop a
 * submission. `rev` is the revision of the application that last wrote in it, 0 before the first.
 */
export function sectionsOf(
  track: Track,
  { content, written }: Pick<Application, "content" | "written">,
  findings: readonly Finding[],
): SectionStatus[] {
  const byQuestion = sectionByQuestion(track);
  const ids = [unnamed, ...track.sections.map(({ id }) => id)];
  return [...new Set(ids)].flatMap((id) => {
    const questions = track.form.filter((question) => byQuestion.get(question.id) === id);
    const holdsRoles = track.sections.some((section) => section.id === id && section.roles);
    if (questions.length === 0 && !holdsRoles) return [];
    const isBegun =
      questions.some((question) => isAnswered(own(content.answers, question.id))) ||
      (holdsRoles && content.roles.length > 0);
    const places = questions.map((question) => pointerOf(["answers", question.id]));
    const hasFault = [...places, ...(holdsRoles ? ["/roles"] : [])].some((at) =>
      findings.some(({ pointer }) => pointer === at || pointer.startsWith(`${at}/`)),
    );
    const status = !isBegun ? "empty" : hasFault ? "begun" : "complete";
    return [{ id, status, rev: Math.max(0, ...questions.map((q) => own(written, q.id)?.rev ?? 0)) }];
  });
}

function isAnswered(answer: Answer | undefined): boolean {
  return answer !== undefined && answer !== "" && !(Array.isArray(answer) && answer.length === 0);
}
