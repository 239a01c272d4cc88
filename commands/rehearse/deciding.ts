import { routes } from "../../schemas/routes.ts";
import { throughTheChain } from "./approving.ts";
import type { Applicant } from "./field.ts";
import { office } from "./staff.ts";
import { together } from "./together.ts";
import type { World } from "./world.ts";

export interface Decided {
  /** What approving one's own proposal gave: must be OwnInterest each time. */
  ownApprovals: string[];
  withdrawn: { name: string; replacedBy: string }[];
  /** Who asked for the travel amounts before and after the decision, and what they saw. */
  publicBefore: string | undefined;
}

/** Ranked, approved, announced; confirmed by all but one, whose place goes to the first of the reserve. */
export async function theSelectionIsMade(
  world: World,
  callId: string,
  applicants: ReadonlyMap<string, Applicant>,
): Promise<Decided> {
  const params = { callId };
  await world.moveTo("2023-08-08T09:00:00.000Z");
  const selection = await world.ask(office.owner, routes.proposeSelection, { params });
  await world.settle();
  world.note("selection", "selection proposed");
  const ownApprovals = await throughTheChain(world, selection.id, [office.partner, office.coordinator]);
  const publicBefore = await world.refusal(undefined, routes.readResults, { params });
  await world.moveTo("2023-08-25T09:00:00.000Z");
  await world.ask(office.assistant, routes.announceSelection, { params });
  await world.settle();
  world.note("selection", "results announced");

  const places = await world.askAll(office.assistant, routes.listParticipations, params);
  const offered = places.filter((place) => place.state === "offered").sort((a, b) => a.rank - b.rank);
  const leaving = offered[4];
  for (const [i, day] of ["2023-08-28", "2023-08-29", "2023-08-30", "2023-08-31"].entries()) {
    await world.moveTo(`${day}T10:00:00.000Z`);
    await together(
      offered.filter((_, place) => place % 4 === i),
      (place) =>
        world.ask(officer(place), routes.confirmParticipation, { params: { participationId: place.id } }),
    );
  }
  if (leaving === undefined) throw new Error("Nobody was selected.");
  await world.moveTo("2023-09-04T09:00:00.000Z");
  const asked = {
    params: { participationId: leaving.id },
    body: { reason: "The council has not granted the posts." },
  };
  const left = await world.ask(officer(leaving), routes.withdrawParticipation, asked);
  await world.settle();
  const successor = left.state === "withdrawn" ? left.replacedBy : undefined;
  const heir = places.find((place) => place.id === successor);
  if (heir === undefined) throw new Error("Nobody of the reserve was called.");
  world.note("selection", "one city withdraws, the first of the reserve is offered its place");
  await world.moveTo("2023-09-06T09:00:00.000Z");
  await world.ask(officer(heir), routes.confirmParticipation, { params: { participationId: heir.id } });
  await world.settle();
  return {
    ownApprovals,
    publicBefore,
    withdrawn: [{ name: leaving.organisation.name, replacedBy: heir.organisation.name }],
  };

  function officer(place: { applicationId: string }) {
    const applicant = applicants.get(place.applicationId);
    if (applicant === undefined) throw new Error(`Nobody applied as ${place.applicationId}.`);
    return applicant.person;
  }
}

/** Matched, approved, told, begun. */
export async function theProgrammeBegins(world: World, callId: string): Promise<string[]> {
  const params = { callId };
  await world.moveTo("2023-09-11T09:00:00.000Z");
  const matching = await world.ask(office.owner, routes.matchTwins, { params });
  await world.settle();
  world.note("matching", "matching proposed");
  const own = await throughTheChain(world, matching.id, [office.coordinator]);
  await world.moveTo("2023-09-18T09:00:00.000Z");
  await world.ask(office.assistant, routes.announceMatching, { params });
  await world.settle();
  world.note("matching", "matches announced");
  await world.moveTo("2023-09-25T08:00:00.000Z");
  await world.ask(office.assistant, routes.startProgramme, { params });
  world.note("programme", "programme begins");
  return own;
}
