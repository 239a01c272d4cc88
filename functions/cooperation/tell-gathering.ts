import { letterId } from "../letters/letters.ts";
import { compareText } from "../shared/canonical.ts";
import { once } from "../shared/step.ts";
import type { Progress } from "../shared/step-input.ts";
import { system } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { letterToGuest, type Tale } from "./gathering-letters.ts";
import type { GatheringAlarmDeps } from "./look-at-gathering.ts";

interface TellGatheringDeps extends GatheringAlarmDeps {
  table: Table;
  now: () => string;
}

/** Guests of one page; each letter is a transaction of its own, so that one that is there already stops no other. */
const pageSize = 25;

/**
 * Tells a page of the guests of a large gathering how it stands now, or that it comes soon where the subject is its
 * alarm. The position is a key that names nobody; a letter has one key per change, so a page done twice tells once.
 */
export const tellGathering =
  (deps: TellGatheringDeps) =>
  async (subject: string, position: string): Promise<Progress> => {
    const milestone = await deps.milestones.find(subject);
    const tale: Tale = milestone === undefined ? "change" : "reminder";
    const meeting = await deps.gatherings.get(milestone?.subject ?? subject);
    const call = await deps.calls.get(meeting.callId);
    const guests = meeting.invited
      .map((guest) => ({ guest, key: letterId("gathering-invited", { subjectId: meeting.id, to: guest }) }))
      .filter(({ key }) => key > position)
      .sort((a, b) => compareText(a.key, b.key));
    const page = guests.slice(0, pageSize);
    for (const { guest } of page)
      await once(deps.table, letterToGuest(deps.letters, tale, call, meeting, guest, system(deps.now())));
    return { position: page.at(-1)?.key ?? position, more: guests.length > page.length };
  };
