import type { CallContent } from "../../schemas/call.ts";
import type { Answers } from "../../schemas/form.ts";
import type { LearningPlan } from "../../schemas/learning.ts";
import type { Standing } from "../../schemas/measurement.ts";
import type { Place } from "../learning/dues.ts";
import { goalsAsked, goalsStated } from "../learning/stated-goals.ts";

interface Learning {
  places: readonly Place[];
  plans: readonly LearningPlan[];
  answers: ReadonlyMap<string, Answers>;
}

/** What participants wanted to learn when they applied, how many took it into their plans, and what became of it (F21). */
export function learningStanding(
  content: CallContent,
  { places, plans, answers }: Learning,
): Standing["learning"] {
  const stated = new Map(places.map(({ id }) => [id, goalsStated(content, answers.get(id) ?? {})]));
  const written = plans.flatMap((plan) =>
    plan.state !== "empty" && stated.has(plan.participationId) ? [plan] : [],
  );
  return goalsAsked(content).map(({ id, label }) => {
    const aims = written.flatMap((plan) =>
      plan.content.aims.filter((aim) => aim.stated === id).map((aim) => ({ plan, aim })),
    );
    const reached = aims.flatMap(({ plan, aim }) => plan.outcomes.filter((one) => one.aim === aim.id));
    const count = (how: "yes" | "partly" | "no") => reached.filter((one) => one.reached === how).length;
    return {
      id,
      label,
      stated: [...stated.values()].filter((goals) => goals.includes(id)).length,
      planned: new Set(aims.map(({ plan }) => plan.participationId)).size,
      reached: count("yes"),
      partly: count("partly"),
      notReached: count("no"),
    };
  });
}
