import type { Call } from "../../schemas/call.ts";
import {
  type Gathering,
  type Guest,
  type MoveGathering,
  mostGuests,
  type PlanGathering,
} from "../../schemas/gathering.ts";
import type { PersonId } from "../../schemas/ids.ts";
import type { Participation } from "../../schemas/participation.ts";
import type { Delegate } from "../../schemas/reader.ts";
import { participationsOf } from "../programme/participations.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import type { CooperationDeps } from "./deps.ts";
import { watched } from "./gathering-alarm.ts";
import { guestsTold } from "./gathering-letters.ts";
import { onceEach } from "./once-each.ts";
import { gatheringId } from "./stores.ts";
import { gatheringTransitions as transitions } from "./transitions.ts";

/** Plans a meeting and invites to it: those who are named, and for a kick-off everybody who takes part (F84, F89). */
export const planGathering =
  (deps: CooperationDeps) =>
  async (input: PlanGathering, by: Author): Promise<Change<Stored<Gathering>>> => {
    const { participants, invited: named = [], ...plan } = input;
    const call = await deps.calls.get(plan.callId);
    requireAhead(plan.startsAt, by);
    const asked = [...named, ...(participants ? await takingPart(deps, call) : [])];
    const invited = onceEach(asked).map((guest) => ({ ...guest, since: 0 }));
    if (invited.length === 0)
      refuse("InputInvalid", {}, [
        { pointer: "/invited", code: "Missing", detail: "Nobody would be invited." },
      ]);
    requireRoom(invited);
    const id = gatheringId(call.id, plan.kind, plan.title, plan.startsAt);
    const meeting: Gathering = { ...plan, id, invited, moves: [], sequence: 0, state: "planned" };
    return together(
      deps.gatherings.created(meeting, "plan", by),
      await guestsTold(deps, "change", call, meeting, invited, by),
      await watched(deps.milestones, call, meeting, by),
    );
  };

/** Invites more people; who is invited already is not written to again. */
export const inviteDelegates =
  (deps: CooperationDeps) =>
  async (meeting: Stored<Gathering>, more: Delegate[], by: Author): Promise<Change<Stored<Gathering>>> => {
    requireFrom(transitions, "invite", meeting);
    const asked = more.map((guest) => ({ ...guest, since: meeting.sequence }));
    const invited = onceEach([...meeting.invited, ...asked]);
    const added = invited.slice(meeting.invited.length);
    if (added.length === 0) refuse("NothingChanged");
    requireRoom(invited);
    const call = await deps.calls.get(meeting.callId);
    const after: Gathering = { ...meeting, invited };
    return together(
      deps.gatherings.changed(meeting, after, "invite", by),
      await guestsTold(deps, "change", call, after, added, by),
    );
  };

export const moveGathering =
  (deps: CooperationDeps) =>
  async (
    meeting: Stored<Gathering>,
    { startsAt, why }: MoveGathering,
    by: Author,
  ): Promise<Change<Stored<Gathering>>> => {
    requireFrom(transitions, "move", meeting);
    if (startsAt === meeting.startsAt) refuse("NothingChanged", { startsAt });
    requireAhead(startsAt, by);
    const call = await deps.calls.get(meeting.callId);
    const moves = [...meeting.moves, { from: meeting.startsAt, to: startsAt, why, movedAt: by.at }];
    const after: Gathering = { ...meeting, startsAt, moves, sequence: meeting.sequence + 1 };
    return together(
      deps.gatherings.changed(meeting, after, "move", by, {
        details: { from: meeting.startsAt, to: startsAt },
      }),
      await guestsTold(deps, "change", call, after, after.invited, by),
      await watched(deps.milestones, call, after, by),
    );
  };

export const cancelGathering =
  (deps: CooperationDeps) =>
  async (meeting: Stored<Gathering>, why: string, by: Author): Promise<Change<Stored<Gathering>>> => {
    requireFrom(transitions, "cancel", meeting);
    const call = await deps.calls.get(meeting.callId);
    const sequence = meeting.sequence + 1;
    const after: Gathering = { ...meeting, sequence, state: "cancelled", cancelledAt: by.at, why };
    return together(
      deps.gatherings.changed(meeting, after, "cancel", by),
      await guestsTold(deps, "change", call, after, after.invited, by),
      await watched(deps.milestones, call, after, by),
    );
  };

export const holdGathering =
  ({ gatherings }: Pick<CooperationDeps, "gatherings">) =>
  (meeting: Stored<Gathering>, by: Author): Change<Stored<Gathering>> => {
    requireFrom(transitions, "hold", meeting);
    if (by.at < meeting.startsAt) refuse("WrongState", { act: "hold", startsAt: meeting.startsAt });
    return gatherings.changed(meeting, { ...meeting, state: "held", heldAt: by.at }, "hold", by);
  };

/** The minutes, or other ones for as long as nobody has adopted them. */
export const recordGathering =
  ({ gatherings }: Pick<CooperationDeps, "gatherings">) =>
  (meeting: Stored<Gathering>, text: string, person: PersonId, by: Author): Change<Stored<Gathering>> => {
    if (meeting.state !== "held" && meeting.state !== "recorded") {
      requireFrom(transitions, "record", meeting);
      return refuse("WrongState", { act: "record", state: meeting.state });
    }
    const record = { text, writtenBy: person, writtenAt: by.at };
    return gatherings.changed(meeting, { ...meeting, state: "recorded", record }, "record", by);
  };

/** Somebody else than who wrote the minutes adopts them, and everybody invited gets them. */
export const adoptMinutes =
  (deps: CooperationDeps) =>
  async (meeting: Stored<Gathering>, person: PersonId, by: Author): Promise<Change<Stored<Gathering>>> => {
    if (meeting.state !== "recorded") {
      requireFrom(transitions, "adopt", meeting);
      return refuse("WrongState", { act: "adopt", state: meeting.state });
    }
    if (meeting.record.writtenBy === person) refuse("OwnInterest", { act: "adopt" });
    const call = await deps.calls.get(meeting.callId);
    const after: Gathering = { ...meeting, state: "adopted", adoptedBy: person, adoptedAt: by.at };
    return together(
      deps.gatherings.changed(meeting, after, "adopt", by),
      await guestsTold(deps, "change", call, after, after.invited, by),
    );
  };

function requireRoom(invited: readonly Guest[]): void {
  if (invited.length > mostGuests) refuse("GatheringTooLarge", { invited: invited.length, most: mostGuests });
}

function requireAhead(startsAt: string, by: Author): void {
  if (startsAt <= by.at)
    refuse("InputInvalid", {}, [
      { pointer: "/startsAt", code: "NotAhead", detail: "A meeting is at a time that is still ahead." },
    ]);
}

async function takingPart(
  { participations }: { participations: Pick<Store<Participation>, "list"> },
  call: Call,
): Promise<Delegate[]> {
  const places = participations.list(participationsOf(call.id), { prefix: "confirmed#" });
  const all: Delegate[] = [];
  for await (const { contact, organisation } of places) {
    const { name, email, language } = contact;
    all.push({ name, email, language, organisation: organisation.name });
  }
  return all;
}
