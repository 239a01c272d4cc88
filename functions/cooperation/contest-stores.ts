import { Contest, ContestEntry } from "../../schemas/contest.ts";
import { type CallId, ContestId, EntryId, type ParticipationId } from "../../schemas/ids.ts";
import { naturalKey } from "../shared/canonical.ts";
import { type Access, entityStore, type Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

export function contestStore(table: Table): Store<Contest> {
  return entityStore(table, {
    type: "contest",
    schema: Contest,
    audited: true,
    listed: ({ callId, openedAt, id }) => ({
      gsi1: { partition: contestsOf(callId).key, sort: `${openedAt}#${id}` },
    }),
  });
}

export function entryStore(table: Table): Store<ContestEntry> {
  return entityStore(table, {
    type: "contestEntry",
    schema: ContestEntry,
    audited: true,
    listed: ({ callId, contestId, id }) => ({
      gsi1: { partition: `${callId}#contestEntry`, sort: id },
      gsi2: { partition: entriesOf(contestId).key, sort: id },
    }),
  });
}

export function contestsOf(callId: CallId): Access {
  return { index: "gsi1", key: `${callId}#contest` };
}

export function entriesOf(contestId: ContestId): Access {
  return { index: "gsi2", key: `${contestId}#contestEntry` };
}

/** A contest that the call describes is opened once. */
export function contestId(callId: CallId, contest: string): ContestId {
  return ContestId.parse(`contest_${naturalKey(callId, contest)}`);
}

/** Who takes part enters a contest once. */
export function entryId(contest: ContestId, place: ParticipationId): EntryId {
  return EntryId.parse(`entry_${naturalKey(contest, place)}`);
}
