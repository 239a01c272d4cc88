import type { CallContent } from "../../schemas/call.ts";
import type { Answer, Answers, Question } from "../../schemas/form.ts";
import type { LearningPlan, LearningPlanContent, PreparedPlan } from "../../schemas/learning.ts";
import { inLanguage, type Language, type Text } from "../../schemas/text.ts";
import { own } from "../shared/own.ts";
import type { Place } from "./dues.ts";

type Aims = LearningPlanContent["aims"];
type Asking = Pick<CallContent, "tracks" | "domains" | "activities" | "learningGoals">;

/** The question in which a call asks what applicants want to learn. */
export function goalQuestion({ tracks, learningGoals }: Asking): Question | undefined {
  const asked = tracks.flatMap(({ form }) => form);
  return asked.find(({ id }) => id === learningGoals?.question);
}

/** What can be chosen as a goal, by its name; of a question that is answered in words, the question itself. */
export function goalsAsked(content: Asking): { id: string; label: Text }[] {
  const question = goalQuestion(content);
  if (question === undefined) return [];
  if (!("options" in question)) return [{ id: question.id, label: question.label }];
  if (question.options === "domains") return content.domains;
  if (question.options === "activities")
    return content.activities.map(({ id, title }) => ({ id, label: { en: title } }));
  return question.options;
}

/** The goals that somebody stated when applying, by their ids. */
export function goalsStated(content: Asking, answers: Answers): string[] {
  const question = goalQuestion(content);
  const answer = question && own(answers, question.id);
  if (question === undefined || answer === undefined || answer === "") return [];
  if (!("options" in question)) return [question.id];
  const known = goalsAsked(content).map(({ id }) => id);
  return known.filter((id) => [answer].flat().some((one) => one === id));
}

/** The aims of a learning plan as the application has them (F21): each goal that was chosen, or what was written. */
export function statedAims(content: Asking, answers: Answers, language: Language): Aims {
  const question = goalQuestion(content);
  const words = inWords(question && own(answers, question.id));
  const labels = new Map(goalsAsked(content).map(({ id, label }) => [id, inLanguage(label, language)]));
  return goalsStated(content, answers).map((id) => {
    const aim = question !== undefined && "options" in question ? (labels.get(id) ?? id) : words;
    return { id, aim: aim.slice(0, 2000), stated: id };
  });
}

function inWords(answer: Answer | undefined): string {
  if (typeof answer === "string") return answer;
  if (!Array.isArray(answer)) return "";
  // A table or a list of people: what stands in its rows, line by line.
  return answer.map((row) => (typeof row === "string" ? row : Object.values(row).join(", "))).join("\n");
}

/** The plan that lies ready for whoever has not written one; undefined where the application states no goal. */
export function preparedPlan(
  { id: participationId, callId }: Place,
  before: (LearningPlan & { rev: number }) | undefined,
  aims: Aims,
): PreparedPlan | undefined {
  if (aims.length === 0) return undefined;
  const { rev = 0, opened = [] } = before ?? {};
  return { state: "prepared", participationId, callId, opened, content: { aims, activities: [] }, rev };
}
