import type { DesirableCriterion } from "../../schemas/call/track.ts";
import type { Answers } from "../../schemas/form.ts";
import { own } from "../shared/own.ts";

/**
 * The points for what is welcome, from the answers that earn them: a yes, a choice that was made, a text that was
 * written. Nobody is excluded for having none of them (F100).
 */
export function pointsFor(desirable: readonly DesirableCriterion[], answers: Answers) {
  return desirable
    .filter(({ question }) => question !== undefined && isGiven(own(answers, question)))
    .map(({ id, points }) => ({ desirable: id, points }));
}

function isGiven(answer: unknown): boolean {
  if (typeof answer === "boolean") return answer;
  if (typeof answer === "string") return answer.trim() !== "";
  return Array.isArray(answer) ? answer.length > 0 : answer !== undefined && answer !== null;
}
