import type { CallId } from "../../schemas/ids.ts";
import type { Participation } from "../../schemas/participation.ts";
import { participationsOf } from "../programme/participations.ts";
import { refuse } from "../shared/refusal.ts";
import type { Store, Stored } from "../shared/store.ts";
import type { LearningDeps } from "./deps.ts";
import type { Done, Place } from "./dues.ts";
import { ofCall } from "./stores.ts";

/** The place as one that is taken: nobody learns in a programme that they are not in. */
export function taken(place: Stored<Participation>): Stored<Place> {
  return place.state === "confirmed" ? place : refuse("WrongState", { act: "takePart", state: place.state });
}

/** Everybody who takes part in a call. */
export async function placesOf(
  participations: Store<Participation>,
  callId: CallId,
): Promise<Stored<Place>[]> {
  const places: Stored<Place>[] = [];
  for await (const place of participations.list(participationsOf(callId), { prefix: "confirmed#" }))
    if (place.state === "confirmed") places.push(place);
  return places;
}

/** Everything that participants of a call have done. */
export async function doneIn(
  {
    learningPlans,
    deliverables,
    measurements,
  }: Pick<LearningDeps, "learningPlans" | "deliverables" | "measurements">,
  callId: CallId,
): Promise<Done> {
  const [plans, given, measured] = await Promise.all([
    Array.fromAsync(learningPlans.list(ofCall(callId, "learningPlan"))),
    Array.fromAsync(deliverables.list(ofCall(callId, "deliverable"))),
    Array.fromAsync(measurements.list({ index: "gsi1", key: `${callId}#measurement` })),
  ]);
  return { plans, deliverables: given, measurements: measured };
}
