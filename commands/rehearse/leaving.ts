import type { Exchange } from "../../schemas/exchange.ts";
import type { Matching } from "../../schemas/matching.ts";
import type { Participation } from "../../schemas/participation.ts";
import { routes } from "../../schemas/routes.ts";
import { throughTheChain } from "./approving.ts";
import type { Road } from "./reviewing.ts";
import { secondVisits, visitsForNewcomers } from "./second-visits.ts";
import { office } from "./staff.ts";

export interface Left {
  name: string;
  replacedBy: string;
  leaving: string;
  heir: string;
  activity: string;
  at: string;
  /** When all that follows had been written: what the visits bring later is another matter. */
  until: string;
  /** The matching that was announced before, and the one after. */
  before: Matching;
  again: Matching;
  /** The visits that were ahead when it left, and what has become of them. */
  visits: Exchange[];
  visitsAfter: Exchange[];
  /** Those planned for twins whose activity had none. */
  visitsAdded: Exchange[];
}

/**
 * In month 7 a twin who shares its activity gives its place back: the first of the reserve takes it, and the matching
 * is made again with the fewest changes.
 */
export async function aTwinLeaves(road: Road): Promise<Left> {
  const { world, callId, applicants } = road;
  const params = { callId };
  const before = await world.ask(office.assistant, routes.readMatching, { params });
  const places = await world.askAll(office.assistant, routes.listParticipations, params);
  const matched = places.flatMap((place) =>
    place.state === "confirmed" && place.activity !== undefined
      ? [{ ...place, activity: place.activity }]
      : [],
  );
  const shared = matched.filter(
    (place) => matched.filter(({ activity }) => activity === place.activity).length > 1,
  );
  const leaving = shared.sort((a, b) => b.rank - a.rank)[0];
  if (leaving === undefined) throw new Error("No two twins share an activity.");
  const visits = await secondVisits(world, callId, places);
  await world.moveTo("2024-03-18T09:00:00.000Z");
  const at = world.now;
  const asked = {
    params: { participationId: leaving.id },
    body: { reason: "The city merges with its neighbour." },
  };
  const left = await world.ask(officer(leaving), routes.withdrawParticipation, asked);
  await world.settle();
  world.note("matching", "a twin withdraws in month 7, the reserve is called");
  const heir = places.find(({ id }) => left.state === "withdrawn" && id === left.replacedBy);
  if (heir === undefined) throw new Error("Nobody of the reserve was called.");
  await world.moveTo("2024-03-21T09:00:00.000Z");
  await world.ask(officer(heir), routes.confirmParticipation, { params: { participationId: heir.id } });
  const proposal = await world.ask(office.owner, routes.matchTwins, { params });
  await world.settle();
  await throughTheChain(world, proposal.id, [office.coordinator]);
  await world.ask(office.assistant, routes.announceMatching, { params });
  await world.settle();
  world.note("matching", "matched again with the fewest changes, and announced");
  const again = await world.ask(office.assistant, routes.readMatching, { params });
  const exchanges = await world.askAll(office.assistant, routes.listExchanges, {}, { callId });
  const visitsAfter = exchanges.filter(({ id }) => visits.some((visit) => visit.id === id));
  const [{ activity }, until] = [leaving, world.now];
  const visitsAdded = await visitsForNewcomers(world, callId, visitsAfter, places);
  const names = { name: leaving.organisation.name, replacedBy: heir.organisation.name };
  return {
    ...names,
    leaving: leaving.id,
    heir: heir.id,
    activity,
    at,
    until,
    before,
    again,
    visits,
    visitsAfter,
    visitsAdded,
  };

  function officer(place: Participation) {
    const applicant = applicants.get(place.applicationId);
    if (applicant === undefined) throw new Error(`Nobody applied as ${place.applicationId}.`);
    return applicant.person;
  }
}
