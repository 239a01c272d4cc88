import type { DesirableCriterion } from "../../schemas/call/track.ts";
import type { Answers } from "../../schemas/form.ts";
import type { GivenPoints } from "../../schemas/points.ts";
import type { Ranked } from "../../schemas/selection.ts";
import { own } from "../shared/own.ts";

/**
 * The points for what is welcome: from the answers that earn them (a yes, a choice that was made, a text that was
 * written), and those that staff gave by hand, with their reason. Nobody is excluded for having none of them (F100).
 */
export function pointsFor(
  desirable: readonly DesirableCriterion[],
  answers: Answers,
  byHand: readonly GivenPoints[] = [],
): Ranked["points"] {
  return desirable.flatMap(({ id, points, question }) => {
    if (question !== undefined) return isGiven(own(answers, question)) ? [{ desirable: id, points }] : [];
    const found = byHand.find((one) => one.state === "given" && one.desirable === id);
    return found === undefined ? [] : [{ desirable: id, points: found.points, reason: found.reason }];
  });
}

function isGiven(answer: unknown): boolean {
  if (typeof answer === "boolean") return answer;
  if (typeof answer === "string") return answer.trim() !== "";
  return Array.isArray(answer) ? answer.length > 0 : answer !== undefined && answer !== null;
}
