import type { Call } from "../../schemas/call.ts";
import type { Answers } from "../../schemas/form.ts";
import type { Standing } from "../../schemas/measurement.ts";
import type { Place } from "../learning/dues.ts";
import { doneIn, placesOf } from "../learning/places.ts";
import type { GoalDeps } from "./deps.ts";
import { standingOf } from "./standing.ts";

type Reading = Pick<
  GoalDeps,
  "participations" | "applications" | "learningPlans" | "deliverables" | "measurements"
>;

/** Where a programme's goals stand now. */
export const readStanding =
  (deps: Reading) =>
  async (call: Call): Promise<Standing> => {
    const [places, done] = await Promise.all([placesOf(deps.participations, call.id), doneIn(deps, call.id)]);
    return standingOf(call.content, { places, ...done, answers: await answersOf(deps, call, places) });
  };

/** What was answered in the application, read only where a goal is counted by it. */
export async function answersOf(
  { applications }: Pick<Reading, "applications">,
  { content }: Call,
  places: readonly Place[],
): Promise<ReadonlyMap<string, Answers>> {
  const isAsked = content.programme.goals.some(({ source }) => source?.by === "answer");
  if (!isAsked && content.learningGoals === undefined) return new Map();
  return new Map(
    await Promise.all(
      places.map(async ({ id, applicationId }): Promise<[string, Answers]> => {
        const application = await applications.find(applicationId);
        return [id, application?.content.answers ?? {}];
      }),
    ),
  );
}
