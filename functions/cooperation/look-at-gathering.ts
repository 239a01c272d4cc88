import type { Gathering } from "../../schemas/gathering.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import type { Author, Stored } from "../shared/store.ts";
import type { CooperationDeps } from "./deps.ts";
import { rungAt, watched } from "./gathering-alarm.ts";
import { guestsTold } from "./gathering-letters.ts";

export type GatheringAlarmDeps = Pick<
  CooperationDeps,
  "calls" | "gatherings" | "letters" | "milestones" | "operations"
>;

/** Reminds everybody invited, and sets the next reminder in the same write; after an outage the nearest one is enough. */
export const lookAtGathering =
  (deps: GatheringAlarmDeps) =>
  async (id: string, by: Author): Promise<Change<Stored<Gathering>>> => {
    const meeting = await deps.gatherings.get(id);
    const call = await deps.calls.get(meeting.callId);
    const isDue = rungAt(call, meeting, by.at) !== undefined && meeting.startsAt > by.at;
    return together(
      unchanged(meeting),
      isDue ? await guestsTold(deps, "reminder", call, meeting, meeting.invited, by) : [],
      await watched(deps.milestones, call, meeting, by),
    );
  };
