import { Consultation, Opinion, StandingGroup } from "../../schemas/consultation.ts";
import { Body, LogEntry } from "../../schemas/coordination.ts";
import { Gathering } from "../../schemas/gathering.ts";
import {
  BodyId,
  type CallId,
  ConsultationId,
  GatheringId,
  LogEntryId,
  OpinionId,
  StandingGroupId,
} from "../../schemas/ids.ts";
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

export function bodyStore(table: Table): Store<Body> {
  return entityStore(table, {
    type: "body",
    schema: Body,
    audited: true,
    listed: ({ callId, name, id }) => ({ gsi1: { partition: bodiesOf(callId).key, sort: `${name}#${id}` } }),
  });
}

export function logStore(table: Table): Store<LogEntry> {
  return entityStore(table, {
    type: "logEntry",
    schema: LogEntry,
    audited: true,
    listed: ({ callId, on, day, id }) => ({
      gsi1: { partition: `${callId}#logEntry`, sort: `${day}#${id}` },
      gsi2: { partition: logOf(on).key, sort: `${day}#${id}` },
    }),
  });
}

export function gatheringStore(table: Table): Store<Gathering> {
  return entityStore(table, {
    type: "gathering",
    schema: Gathering,
    audited: true,
    listed: ({ callId, startsAt, id }) => ({
      gsi1: { partition: gatheringsOf(callId).key, sort: `${startsAt}#${id}` },
    }),
  });
}

export function bodiesOf(callId: CallId): Access {
  return { index: "gsi1", key: `${callId}#body` };
}

/** What was written about a body, a meeting or a participant, in the order of days. */
export function logOf(id: string): Access {
  return { index: "gsi2", key: `${id}#log` };
}

export function gatheringsOf(callId: CallId): Access {
  return { index: "gsi1", key: `${callId}#gathering` };
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

export function bodyId(callId: CallId, name: string): BodyId {
  return BodyId.parse(`body_${naturalKey(callId, name)}`);
}

/** The same title on the same day in the same log is one entry, however often it is sent. */
export function logEntryId(on: string, kind: string, day: string, title: string): LogEntryId {
  return LogEntryId.parse(`log_${naturalKey(on, kind, day, title)}`);
}

export function gatheringId(callId: CallId, kind: string, title: string, startsAt: string): GatheringId {
  return GatheringId.parse(`gathering_${naturalKey(callId, kind, title, startsAt)}`);
}
