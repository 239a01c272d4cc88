import { Deliverable, HandIn } from "../../schemas/deliverable.ts";
import {
  type CallId,
  DeliverableId,
  HandInId,
  LearningPlanId,
  MeasureId,
  type ParticipationId,
  PracticeId,
} from "../../schemas/ids.ts";
import { LearningPlan } from "../../schemas/learning.ts";
import { Measure, Practice } from "../../schemas/practice.ts";
import { naturalKey } from "../shared/canonical.ts";
import { type Access, entityStore, type Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

export function learningPlanStore(table: Table): Store<LearningPlan> {
  return entityStore(table, {
    type: "learningPlan",
    schema: LearningPlan,
    audited: true,
    listed: ({ callId, id }) => ({ gsi1: { partition: `${callId}#learningPlan`, sort: id } }),
  });
}

export function deliverableStore(table: Table): Store<Deliverable> {
  return entityStore(table, {
    type: "deliverable",
    schema: Deliverable,
    audited: true,
    listed: ({ callId, kind, state, id }) => ({
      gsi1: { partition: `${callId}#deliverable`, sort: `${kind}#${state}#${id}` },
    }),
  });
}

export function handInStore(table: Table): Store<HandIn> {
  return entityStore(table, {
    type: "handIn",
    schema: HandIn,
    audited: false,
    listed: ({ deliverableId, version }) => ({
      gsi1: { partition: `${deliverableId}#handIn`, sort: String(version).padStart(4, "0") },
    }),
  });
}

export function measureStore(table: Table): Store<Measure> {
  return entityStore(table, {
    type: "measure",
    schema: Measure,
    audited: true,
    listed: ({ callId, participationId, id }) => ({
      gsi1: { partition: `${callId}#measure`, sort: `${participationId}#${id}` },
    }),
  });
}

/** Practices of all calls lie in one list: a library is of use where it crosses calls (F29, F31). */
export function practiceStore(table: Table): Store<Practice> {
  return entityStore(table, {
    type: "practice",
    schema: Practice,
    audited: true,
    listed: ({ callId, state, sharedAt, id }) => ({
      gsi1: { partition: `${callId}#practice`, sort: id },
      ...(state === "shared" ? { gsi2: { partition: practices.key, sort: `${sharedAt}#${id}` } } : {}),
    }),
  });
}

const practices: Access = { index: "gsi2", key: "practices" };
export const everyPractice = (): Access => practices;

/** Everything of one kind in a call. */
export function ofCall(callId: CallId, kind: "learningPlan" | "deliverable" | "measure"): Access {
  return { index: "gsi1", key: `${callId}#${kind}` };
}

export function learningPlanId(place: ParticipationId): LearningPlanId {
  return LearningPlanId.parse(`learningplan_${naturalKey(place)}`);
}

/** The first, second, … of its kind that a participation holds. */
export function deliverableId(place: ParticipationId, kind: string, number: number): DeliverableId {
  return DeliverableId.parse(`deliverable_${naturalKey(place, kind, String(number))}`);
}

export function handInId(deliverable: DeliverableId, version: number): HandInId {
  return HandInId.parse(`handin_${naturalKey(deliverable, String(version))}`);
}

/** A participation has one measure of a title: entered twice it is one. */
export function measureId(place: ParticipationId, title: string): MeasureId {
  return MeasureId.parse(`measure_${naturalKey(place, title)}`);
}

export function practiceId(place: ParticipationId, title: string): PracticeId {
  return PracticeId.parse(`practice_${naturalKey(place, title)}`);
}
