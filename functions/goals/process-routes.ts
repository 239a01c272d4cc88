import { goalsRoutes as routes } from "../../schemas/routes/goals.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import type { GoalDeps } from "./deps.ts";
import { readProcess } from "./read-process.ts";
import { dropStep, endStep, noteActivity, startStep } from "./run-process.ts";
import { processStepId } from "./stores.ts";

/** How the programme itself is developed. */
export function processRoutes(deps: GoalDeps): Route[] {
  const { calls, processSteps, now } = deps;
  return [
    read(routes.readProcess, async ({ params }) => ({
      items: await readProcess(deps, await calls.get(params.callId), now()),
    })),
    command(routes.startProcessStep, async ({ params, body, by }) =>
      startStep(deps)(await calls.get(params.callId), params.step, body.on, by),
    ),
    command(routes.noteProcessActivity, async (request) => {
      const { params, body, principal, by } = request;
      const progress = await processSteps.get(processStepId(params.callId, params.step));
      requireMatch(progress, request);
      return noteActivity(deps)(await calls.get(params.callId), progress, body, principal.id, by);
    }),
    command(routes.endProcessStep, async (request) => {
      const { params, body, by } = request;
      const progress = await processSteps.get(processStepId(params.callId, params.step));
      requireMatch(progress, request);
      return endStep(deps)(progress, body, by);
    }),
    command(routes.dropProcessStep, async ({ params, body, by }) =>
      dropStep(deps)(await calls.get(params.callId), params.step, body.why, by),
    ),
  ];
}
