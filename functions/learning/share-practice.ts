import type { Call } from "../../schemas/call.ts";
import type { AdoptPractice, Measure, NewPractice, Practice } from "../../schemas/practice.ts";
import type { Change } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import type { Place } from "./dues.ts";
import { newMeasure, topicOf } from "./follow-measures.ts";
import { practiceId } from "./stores.ts";
import { practiceTransitions } from "./transitions.ts";

interface PracticeDeps {
  calls: Store<Call>;
  practices: Store<Practice>;
  measures: Store<Measure>;
}

/** Puts a practice into the library that all who take part in any call read (F29). */
export const sharePractice =
  ({ calls, practices }: PracticeDeps) =>
  async (place: Stored<Place>, input: NewPractice, by: Author): Promise<Change<Stored<Practice>>> => {
    const call = await calls.get(place.callId);
    const { callId, id: participationId, organisationId, organisation } = place;
    const practice: Practice = {
      id: practiceId(participationId, input.title),
      callId,
      participationId,
      organisationId,
      organisation: organisation.name,
      ...input,
      topic: topicOf(call, input.domain),
      sharedAt: by.at,
      state: "shared",
    };
    return practices.created(practice, "share", by);
  };

export const withdrawPractice =
  ({ practices }: PracticeDeps) =>
  (practice: Stored<Practice>, by: Author): Change<Stored<Practice>> => {
    requireFrom(practiceTransitions, "withdraw", practice);
    const after: Practice = { ...practice, state: "withdrawn", withdrawnAt: by.at };
    return practices.changed(practice, after, "withdraw", by);
  };

/** Somebody does as another did: a planned measure that says whose practice it follows (F78). */
export const adoptPractice =
  ({ calls, measures }: PracticeDeps) =>
  async (
    practice: Stored<Practice>,
    place: Stored<Place>,
    { title = practice.title, domain }: AdoptPractice,
    by: Author,
  ): Promise<Change<Stored<Measure>>> => {
    if (practice.state !== "shared") refuse("WrongState", { act: "adopt", state: practice.state });
    if (practice.organisationId === place.organisationId) refuse("OwnInterest", { act: "adopt" });
    const call = await calls.get(place.callId);
    const { id: practiceId, organisationId: from, organisation } = practice;
    const measure: Measure = {
      ...newMeasure(call, place, { title, domain, description: "" }, by.at),
      adopted: { practiceId, from, organisation },
      state: "planned",
    };
    return measures.created(measure, "adopt", by);
  };
