import { compareText } from "../../functions/shared/canonical.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import type { Participation } from "../../schemas/participation.ts";
import { routes } from "../../schemas/routes.ts";
import { office } from "./staff.ts";
import type { World } from "./world.ts";

const startsAt = "2024-05-14T07:00:00.000Z";

/** A visit in the spring to each activity that has twins, for all of them; nobody knows yet that one will leave. */
export async function springVisits(
  world: World,
  callId: string,
  places: readonly Participation[],
): Promise<Exchange[]> {
  const matched = Map.groupBy(
    places.filter(({ state }) => state === "confirmed"),
    (place) => (place.state === "confirmed" && place.activity) || "",
  );
  const visits: Exchange[] = [];
  for (const [activity, twins] of [...matched].sort(([a], [b]) => compareText(a, b))) {
    if (activity === "") continue;
    const participants = twins.map(({ id }) => id);
    const title = `Spring visit to ${activity}`;
    const body = { callId, title, activity, mode: "siteVisit", startsAt, participants };
    visits.push(await world.ask(office.assistant, routes.planExchange, { body }));
  }
  await world.settle();
  world.note("exchanges", `${visits.length} visits planned for the spring`);
  return visits;
}
