import { goalsRoutes as routes } from "../../schemas/routes/goals.ts";
import { taken } from "../learning/places.ts";
import { ensureCan } from "../shared/can.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import type { GoalDeps } from "./deps.ts";
import { writeMeasurement } from "./measure.ts";
import { measurementId } from "./stores.ts";

export function participantRoutes(
  deps: Pick<GoalDeps, "calls" | "participations" | "measurements">,
): Route[] {
  const { participations, measurements } = deps;
  return [
    command(routes.writeMeasurement, async (request) => {
      const { participationId, round } = request.params;
      const place = await participations.get(participationId);
      ensureCan(request.principal, "participation.answer", place);
      const before = await measurements.find(measurementId(place.id, round));
      requireMatch(before ?? { rev: 0 }, request);
      return writeMeasurement(deps)(taken(place), before, round, request.body, request.by);
    }),
    read(routes.readMeasurement, async ({ params, principal }) => {
      const place = await participations.get(params.participationId);
      ensureCan(principal, "participation.read", place);
      return measurements.get(measurementId(place.id, params.round));
    }),
  ];
}
