import type { Topic } from "../../schemas/call/subject.ts";
import type { Call } from "../../schemas/call.ts";
import type { FollowMeasure, Measure, NewMeasure } from "../../schemas/practice.ts";
import type { Change } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import type { Place } from "./dues.ts";
import { measureId } from "./stores.ts";
import { measureTransitions } from "./transitions.ts";

interface MeasureDeps {
  calls: Store<Call>;
  measures: Store<Measure>;
}

/** Enters a measure, planned or done (F16). */
export const enterMeasure =
  ({ calls, measures }: MeasureDeps) =>
  async (place: Stored<Place>, input: NewMeasure, by: Author): Promise<Change<Stored<Measure>>> => {
    const call = await calls.get(place.callId);
    const { implementedOn, ...planned } = input;
    const { plannedIn } = input;
    if (plannedIn !== undefined && !call.content.deliverables.some(({ id }) => id === plannedIn))
      refuse("InputInvalid", {}, [
        { pointer: "/plannedIn", code: "UnknownKind", detail: "The call asks for no such deliverable." },
      ]);
    const common = newMeasure(call, place, planned, by.at);
    const measure: Measure =
      implementedOn === undefined
        ? { ...common, state: "planned" }
        : { ...common, state: "implemented", implementedOn };
    return measures.created(measure, "enter", by);
  };

/** What became of a measure; asked for also after the programme has ended (F77). */
export const followMeasure =
  ({ measures }: MeasureDeps) =>
  (measure: Stored<Measure>, follow: FollowMeasure, by: Author): Change<Stored<Measure>> => {
    const act = { planned: "plan", implemented: "implement", dropped: "drop" }[follow.to];
    requireFrom(measureTransitions, act, measure);
    const after: Measure =
      follow.to === "implemented"
        ? { ...measure, state: "implemented", implementedOn: follow.on }
        : follow.to === "dropped"
          ? { ...measure, state: "dropped", why: follow.why }
          : { ...measure, state: "planned" };
    return measures.changed(measure, after, act, by);
  };

export function newMeasure(
  call: Call,
  place: Stored<Place>,
  planned: Omit<NewMeasure, "implementedOn">,
  enteredAt: string,
) {
  return {
    id: measureId(place.id, planned.title),
    callId: call.id,
    participationId: place.id,
    organisationId: place.organisationId,
    organisation: place.organisation.name,
    ...planned,
    topic: topicOf(call, planned.domain),
    enteredAt,
  };
}

/** The topic that a call's domain stands for in all calls (F31); refuses a domain that the call does not name. */
export function topicOf({ content }: Call, domain: string): Topic | undefined {
  const found = content.domains.find(({ id }) => id === domain);
  if (found === undefined)
    return refuse("InputInvalid", {}, [
      { pointer: "/domain", code: "UnknownDomain", detail: "The call does not name it." },
    ]);
  return found.topic;
}
