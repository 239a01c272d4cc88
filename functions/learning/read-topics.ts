import type { Application } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { Matching } from "../../schemas/matching.ts";
import type { Participation } from "../../schemas/participation.ts";
import type { Measure, Practice } from "../../schemas/practice.ts";
import { ofCall as applicationsOf } from "../applications/applications.ts";
import { matchingId } from "../matching/matchings.ts";
import type { Store } from "../shared/store.ts";
import { countTopics } from "./count-topics.ts";
import { placesOf } from "./places.ts";
import { everyPractice, ofCall } from "./stores.ts";

interface TopicDeps {
  applications: Store<Application>;
  participations: Store<Participation>;
  matchings: Store<Matching>;
  measures: Store<Measure>;
  practices: Store<Practice>;
}

/** The challenges of a call, and what there is of each. */
export const readTopics = (deps: TopicDeps) => async (call: Call) => {
  const [applications, places, matching, measures, practices] = await Promise.all([
    Array.fromAsync(deps.applications.list(applicationsOf(call.id))),
    placesOf(deps.participations, call.id),
    deps.matchings.find(matchingId(call.id)),
    Array.fromAsync(deps.measures.list(ofCall(call.id, "measure"))),
    Array.fromAsync(deps.practices.list(everyPractice())),
  ]);
  const placeOf = new Map(places.map(({ id, applicationId }) => [applicationId, id]));
  return countTopics(call, {
    applications: applications.flatMap((one) =>
      one.state === "submitted" ? [{ content: one.submitted, participationId: placeOf.get(one.id) }] : [],
    ),
    measures,
    practices,
    pairs: matching?.pairs ?? [],
  });
};
