import { compareText } from "../../functions/shared/canonical.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import type { Participation } from "../../schemas/participation.ts";
import { routes } from "../../schemas/routes.ts";
import { office } from "./staff.ts";
import type { World } from "./world.ts";

/** Three dates over the year, so that not all activities are visited at once. */
const dates = ["2024-05-14T07:00:00.000Z", "2024-09-03T07:00:00.000Z", "2024-12-03T08:00:00.000Z"];

/** A second visit to each activity that has twins, for all of them; nobody knows yet that one will leave. */
export async function secondVisits(
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
    const title = `Second visit: ${activity}`;
    const startsAt = dates[visits.length % dates.length];
    const body = { callId, title, activity, mode: "siteVisit", startsAt, participants };
    visits.push(await world.ask(office.assistant, routes.planExchange, { body }));
  }
  await world.settle();
  world.note("exchanges", `${visits.length} second visits planned, over ${dates.length} months`);
  return visits;
}
