import type { CallContent } from "../../schemas/call.ts";
import type { Forecast } from "../../schemas/forecast.ts";
import type { Participation } from "../../schemas/participation.ts";
import { routes } from "../../schemas/routes.ts";
import type { Selection, SelectionProposal } from "../../schemas/selection.ts";
import { returned, throughTheChain } from "./approving.ts";
import type { Chance } from "./chance.ts";
import { foretell } from "./forecasting.ts";
import type { Road } from "./reviewing.ts";
import { together } from "./together.ts";
import type { Person } from "./world.ts";

/** What a decider does beside the rules, and in words why: for those who read the summary. */
export interface Remedy {
  proposal: Partial<SelectionProposal>;
  measures: string[];
}

/** What differs between the programmes while they select. */
export interface DecidingStory {
  proposedAt: string;
  approvers: readonly Person[];
  /** Where the rules' own proposal does not do: the reason it is returned with, and what is proposed instead. */
  remedy?: {
    why: string;
    of(selection: Selection, content: CallContent, chance: Chance): Remedy;
  };
  announcedAt: string;
  /** The days on which places are confirmed. */
  confirmedOn: readonly string[];
  leaves: {
    at: string;
    why: string;
    which(offered: readonly Participation[], reserve: readonly Participation[]): Participation | undefined;
  };
  heirConfirmsAt: string;
}

export interface Decided {
  /** What approving one's own proposal gave: must be OwnInterest each time. */
  ownApprovals: string[];
  withdrawn: { name: string; replacedBy: string }[];
  measures: string[];
  /** Who asked for the result before it was announced, and what they saw. */
  publicBefore: string | undefined;
  /** What the office reads when the selection is approved and not announced. */
  forecast: Forecast;
}

/** Ranked, approved, announced; confirmed by all but one, whose place goes to the first of the reserve. */
export async function theSelectionIsMade(road: Road, story: DecidingStory): Promise<Decided> {
  const { world, office, callId, applicants } = road;
  const params = { callId };
  await world.moveTo(story.proposedAt);
  const { selection, measures } = await proposed(road, story);
  const ownApprovals = await throughTheChain(world, selection.id, story.approvers, { inVain: office.owner });
  const publicBefore = await world.refusal(undefined, routes.readResults, { params });
  const forecast = await foretell(world, office, callId);
  await world.moveTo(story.announcedAt);
  await world.ask(office.assistant, routes.announceSelection, { params });
  await world.settle();
  world.note("selection", "results announced");

  const places = await world.askAll(office.assistant, routes.listParticipations, params);
  const offered = places.filter((place) => place.state === "offered").sort((a, b) => a.rank - b.rank);
  const leaving = story.leaves.which(
    offered,
    places.filter(({ state }) => state === "reserve"),
  );
  for (const [i, day] of story.confirmedOn.entries()) {
    await world.moveTo(`${day}T10:00:00.000Z`);
    await together(
      offered.filter((_, place) => place % story.confirmedOn.length === i),
      (place) =>
        world.ask(officer(place), routes.confirmParticipation, { params: { participationId: place.id } }),
    );
  }
  if (leaving === undefined) throw new Error("Nobody was selected.");
  await world.moveTo(story.leaves.at);
  const asked = { params: { participationId: leaving.id }, body: { reason: story.leaves.why } };
  const left = await world.ask(officer(leaving), routes.withdrawParticipation, asked);
  await world.settle();
  const successor = left.state === "withdrawn" ? left.replacedBy : undefined;
  const heir = places.find((place) => place.id === successor);
  if (heir === undefined) throw new Error("Nobody of the reserve was called.");
  world.note("selection", "one city withdraws, the first of the reserve is offered its place");
  await world.moveTo(story.heirConfirmsAt);
  await world.ask(officer(heir), routes.confirmParticipation, { params: { participationId: heir.id } });
  await world.settle();
  return {
    ownApprovals,
    publicBefore,
    measures,
    forecast,
    withdrawn: [{ name: leaving.organisation.name, replacedBy: heir.organisation.name }],
  };

  function officer(place: { applicationId: string }) {
    const applicant = applicants.get(place.applicationId);
    if (applicant === undefined) throw new Error(`Nobody applied as ${place.applicationId}.`);
    return applicant.person;
  }
}

/** What the rules say goes before the chain first; where that does not do, it comes back and is proposed anew. */
async function proposed({ world, office, callId, content, chance }: Road, story: DecidingStory) {
  const params = { callId };
  const first = await world.ask(office.owner, routes.proposeSelection, { params });
  await world.settle();
  world.note("selection", "selection proposed");
  const [approver] = story.approvers;
  if (story.remedy === undefined || approver === undefined) return { selection: first, measures: [] };
  await returned(world, first.id, approver, story.remedy.why);
  const { proposal, measures } = story.remedy.of(first, content, chance);
  const selection = await world.ask(office.owner, routes.proposeSelection, { params, body: proposal });
  await world.settle();
  world.note("selection", "selection returned, and proposed anew");
  return { selection, measures };
}
