import { Consultation, Opinion, StandingGroup } from "../../schemas/consultation.ts";
import { type CallId, ConsultationId, OpinionId, StandingGroupId } from "../../schemas/ids.ts";
import { naturalKey } from "../shared/canonical.ts";
import { type Access, entityStore, type Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

export function standingGroupStore(table: Table): Store<StandingGroup> {
  return entityStore(table, {
    type: "standingGroup",
    schema: StandingGroup,
    audited: true,
    listed: ({ callId, id }) => ({ gsi1: { partition: `${callId}#standingGroup`, sort: id } }),
  });
}

export function consultationStore(table: Table): Store<Consultation> {
  return entityStore(table, {
    type: "consultation",
    schema: Consultation,
    audited: true,
    listed: ({ callId, openedAt, id }) => ({
      gsi1: { partition: consultationsOf(callId).key, sort: `${openedAt}#${id}` },
    }),
  });
}

export function opinionStore(table: Table): Store<Opinion> {
  return entityStore(table, {
    type: "opinion",
    schema: Opinion,
    audited: true,
    listed: ({ callId, on, givenAt, id }) => ({
      gsi1: { partition: `${callId}#opinion`, sort: id },
      gsi2: { partition: opinionsOn(on).key, sort: `${givenAt}#${id}` },
    }),
  });
}

export function consultationsOf(callId: CallId): Access {
  return { index: "gsi1", key: `${callId}#consultation` };
}

export function opinionsOn(id: string): Access {
  return { index: "gsi2", key: `${id}#opinion` };
}

/** A programme has one group, whatever its calls. */
export function standingGroupId(programme: string): StandingGroupId {
  return StandingGroupId.parse(`standing_${naturalKey(programme)}`);
}

/** The same question of the same call until the same day is one consultation. */
export function consultationId(callId: CallId, title: string, answerOn: string): ConsultationId {
  return ConsultationId.parse(`consultation_${naturalKey(callId, title, answerOn)}`);
}

/** A party answers a consultation once; a member of the group comments as often as there is something to say. */
export function opinionId(on: string, email: string, at = ""): OpinionId {
  return OpinionId.parse(`opinion_${naturalKey(on, email.toLowerCase(), at)}`);
}
