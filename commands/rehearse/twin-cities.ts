import { readProgramme } from "../../programmes/read-programme.ts";
import { routes } from "../../schemas/routes.ts";
import { aftermathOf } from "./aftermath.ts";
import { followedOf, withLearning } from "./aftermath-learning.ts";
import { everybodyApplies } from "./applying.ts";
import { throughTheChain } from "./approving.ts";
import { Chance } from "./chance.ts";
import { type DecidingStory, theSelectionIsMade } from "./deciding.ts";
import { expert } from "./experts.ts";
import { foretell, oneLeaves, someFollow } from "./forecasting.ts";
import { hostsAreAsked } from "./hosting.ts";
import { lessonsAreLearned, plansAreAgreed, plansAreHandedIn, theLastPlanComes } from "./learning.ts";
import { aTwinLeaves } from "./leaving.ts";
import { theProgrammeBegins } from "./matching.ts";
import type { Progress } from "./progress.ts";
import type { RehearsalResult } from "./result.ts";
import { everythingIsReviewed, type ReviewingStory } from "./reviewing.ts";
import { everybodyIsScreened } from "./screening.ts";
import { office } from "./staff.ts";
import { tell } from "./tell.ts";
import { firstJourneys, secondJourneys, travelReported, visitsFromActivities } from "./travelling.ts";
import { twinCitiesField } from "./twin-cities-field.ts";
import { World } from "./world.ts";

const fieldInWords =
  "The cities are real: the Mission Cities that are no pilots and the cities known to have applied. That all of them applied is assumed, and their answers, reviewers, marks and journeys are made up from the seed; four applicants were added that are not eligible.";

const countries = ["SE", "DE", "FR", "IT", "ES", "PT", "GR", "FI", "NO", "DK", "NL", "BE", "AT", "PL", "IE"];
const approvers = [office.partner, office.coordinator];

/** Thirty reviewers from fifteen countries, over four weeks. */
const reviewing: ReviewingStory = {
  pool(call, chance) {
    const domains = call.domains.map(({ id }) => id);
    return Array.from({ length: 30 }, (_, i) =>
      expert(i + 1, countries[i % countries.length] ?? "SE", {
        domains: chance.some(domains, chance.whole(2, 4)),
      }),
    );
  },
  committedAt: "2023-07-06T09:00:00.000Z",
  unforeseenAt: "2023-07-07T08:00:00.000Z",
  days: ["2023-07-10", "2023-07-17", "2023-07-24", "2023-07-31"],
  qualityOf:
    (_, chance) =>
    ({ name }) =>
      2.6 + 2.2 * chance.of(name).next(),
};

const deciding: DecidingStory = {
  proposedAt: "2023-08-08T09:00:00.000Z",
  approvers,
  announcedAt: "2023-08-25T09:00:00.000Z",
  confirmedOn: ["2023-08-28", "2023-08-29", "2023-08-30", "2023-08-31"],
  leaves: {
    at: "2023-09-04T09:00:00.000Z",
    why: "The council has not granted the posts.",
    which: (offered) => offered[4],
  },
  heirConfirmsAt: "2023-09-06T09:00:00.000Z",
};

/** The whole road of a Twin Cities call, from the draft to the bank's answer, through the API and the clock only. */
export async function rehearseTwinCities(
  url: string,
  seed: number,
  progress: Progress,
): Promise<RehearsalResult> {
  const world = new World(url);
  await world.start();
  const content = readProgramme("twin-cities-2023");
  const chance = new Chance(seed);

  progress.phase("Drafting and approving the call");
  const draft = await world.ask(office.owner, routes.createCall, { body: content });
  const params = { callId: draft.id };
  const hosting = await hostsAreAsked({ world, office, callId: draft.id, content, chance });
  await world.ask(office.owner, routes.submitCallForApproval, { params });
  await world.settle();
  world.note("approval", "call handed in");
  const ownApprovals = await throughTheChain(world, draft.id, approvers, { inVain: office.owner });

  progress.phase("Taking applications");
  const { opensAt, closesAt } = await world.ask(undefined, routes.readCall, { params });
  await someFollow(world, draft.id);
  const forecast = await foretell(world, office, draft.id);
  await oneLeaves(world);
  await world.moveTo(opensAt);
  world.note("applying", "call opens");
  const field = twinCitiesField(content, { opensAt, closesAt }, chance);
  const applied = await everybodyApplies(world, draft.id, field, progress.step);
  await world.moveTo("2023-07-03T08:00:00.000Z");
  world.events.push({ at: closesAt, phase: "applying", what: "deadline" });

  progress.phase("Screening");
  const screened = await everybodyIsScreened(world, office, { id: draft.id, content }, applied, "agrees");

  progress.phase("Assigning and reviewing");
  await world.moveTo("2023-07-05T09:00:00.000Z");
  const road = { world, office, callId: draft.id, content, applicants: applied.applicants, chance };
  const reviewed = await everythingIsReviewed(road, reviewing, progress.step);

  progress.phase("Selecting, approving, announcing");
  const decided = await theSelectionIsMade(road, deciding);
  decided.ownApprovals.push(...ownApprovals);

  progress.phase("Matching, and beginning the programme");
  const ownMatching = await theProgrammeBegins(world, draft.id);

  progress.phase("Meeting, and paying the train");
  const claimed = await firstJourneys(road);

  progress.phase("Getting started");
  const refusals = await plansAreAgreed(road);

  progress.phase("Replacing a twin who leaves in month 7");
  const left = await aTwinLeaves(road);

  progress.phase("Meeting again, in the second module");
  const visits = [...left.visitsAfter, ...left.visitsAdded];
  await secondJourneys(road, claimed, visits, "2024-05");
  await secondJourneys(road, claimed, visits, "2024-09");
  await lessonsAreLearned(road);
  await secondJourneys(road, claimed, visits, "2024-12");

  progress.phase("Being visited, and planning for the whole city");
  await visitsFromActivities(road, claimed, "first");
  const last = await plansAreHandedIn(road);
  await visitsFromActivities(road, claimed, "last");
  await travelReported(road, claimed);
  const followed = await followedOf(road, await theLastPlanComes(road, last, refusals), {
    "hand in the last output before its module is open": "ModuleLocked",
  });

  progress.phase("Checking what must always be true");
  const after = await aftermathOf(world, office, draft.id, {
    applied,
    forecast,
    screened,
    reviewed,
    decided,
    ownMatching,
    claimed,
    hosting,
    left,
  });
  return withLearning(
    tell({ programme: "twin-cities-2023", seed, field: fieldInWords }, after, world),
    after,
    followed,
  );
}
