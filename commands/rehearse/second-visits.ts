import { compareText } from "../../functions/shared/canonical.ts";
import type { Exchange } from "../../schemas/exchange.ts";
import type { Participation } from "../../schemas/participation.ts";
import { routes } from "../../schemas/routes.ts";
import { office } from "./staff.ts";
import type { World } from "./world.ts";

/** Dates over the year, so that not all activities meet at once; in December they meet on screens, and nobody travels. */
const journeys = [
  { startsAt: "2024-05-14T07:00:00.000Z", mode: "siteVisit" },
  { startsAt: "2024-09-03T07:00:00.000Z", mode: "siteVisit" },
];
const dates = [...journeys, { startsAt: "2024-12-03T08:00:00.000Z", mode: "digitalMeeting" }];

/** A second visit to each activity that has twins, for all of them; nobody knows yet that one will leave. */
export async function secondVisits(
  world: World,
  callId: string,
  places: readonly Participation[],
): Promise<Exchange[]> {
  const visits = await planned(world, callId, "Second visit", twinsByActivity(places), dates);
  world.note("exchanges", `${visits.length} second visits planned, over ${dates.length} months`);
  return visits;
}

/** A first journey for each twin that had no match before, where none to its activity is ahead yet. */
export async function visitsForNewcomers(
  world: World,
  callId: string,
  ahead: readonly Exchange[],
  before: readonly Participation[],
): Promise<Exchange[]> {
  const places = await world.askAll(office.assistant, routes.listParticipations, { callId });
  const travelled = new Set(twinsByActivity(before).flatMap(([, twins]) => twins.map(({ id }) => id)));
  const isAhead = ({ id }: Participation) =>
    ahead.some(({ mode, participants }) => mode === "siteVisit" && participants.includes(id));
  const without = twinsByActivity(places.filter((place) => !travelled.has(place.id) && !isAhead(place)));
  const visits = await planned(world, callId, "First visit", without, journeys);
  if (visits.length > 0) world.note("exchanges", `${visits.length} first visits planned for new matches`);
  return visits;
}

function twinsByActivity(places: readonly Participation[]): [string, Participation[]][] {
  const matched = places.flatMap((place) =>
    place.state === "confirmed" && place.activity !== undefined ? [{ place, activity: place.activity }] : [],
  );
  return [...Map.groupBy(matched, ({ activity }) => activity)]
    .map(([activity, twins]): [string, Participation[]] => [activity, twins.map(({ place }) => place)])
    .sort(([a], [b]) => compareText(a, b));
}

async function planned(
  world: World,
  callId: string,
  about: string,
  twinsOf: readonly [string, Participation[]][],
  when: typeof dates,
): Promise<Exchange[]> {
  const visits: Exchange[] = [];
  for (const [i, [activity, twins]] of twinsOf.entries()) {
    const participants = twins.map(({ id }) => id);
    const title = `${about}: ${activity}`;
    const body = { callId, title, activity, ...when[i % when.length], participants };
    visits.push(await world.ask(office.assistant, routes.planExchange, { body }));
  }
  await world.settle();
  return visits;
}
