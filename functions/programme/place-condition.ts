import type { Call } from "../../schemas/call.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Milestone } from "../../schemas/operation.ts";
import type { FulfilCondition, Participation, SetCondition } from "../../schemas/participation.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { milestoneId } from "../operations/milestones.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { requireFrom } from "../shared/transition.ts";
import { instantAtOrAfter, secondsLater } from "../shared/zone.ts";
import { transitions } from "./transitions.ts";

interface ConditionDeps {
  calls: Store<Call>;
  participations: Store<Participation>;
  letters: Store<Letter>;
  milestones: Store<Milestone>;
}

/** Makes a place that is offered or taken depend on something by the end of a day: unless somebody finds it fulfilled, it lapses (F128). */
export const setCondition =
  ({ calls, participations, letters, milestones }: ConditionDeps) =>
  async (
    place: Stored<Participation>,
    { what, dueOn }: SetCondition,
    by: Author,
  ): Promise<Change<Stored<Participation>>> => {
    requireFrom(transitions, place.state === "offered" ? "setConditionOfOffer" : "setCondition", place);
    if (place.state !== "confirmed" && place.state !== "offered")
      return refuse("WrongState", { state: place.state });
    const call = await calls.get(place.callId);
    const dueAt = instantAtOrAfter(`${dueOn}T23:59`, call.content.window.zone);
    if (dueAt <= by.at)
      refuse("InputInvalid", {}, [
        { pointer: "/dueOn", code: "NotAhead", detail: "A condition is due on a day that is still ahead." },
      ]);
    const after = { ...place, condition: { what, dueAt, setBy: by.sub, setAt: by.at } };
    const facts = { ...titled(call), organisation: place.organisation.name, what, dueAt };
    const letter = { callId: call.id, subjectId: place.id, to: place.contact, due: dueAt, facts };
    return together(
      participations.changed(place, after, "setCondition", by),
      await watched(milestones, after, dueAt, by),
      queued(letters, "condition-set", letter, by),
    );
  };

/** Somebody has looked and found it fulfilled; how they know is kept with the place. */
export const fulfilCondition =
  ({ participations }: Pick<ConditionDeps, "participations">) =>
  async (
    place: Stored<Participation>,
    { how }: FulfilCondition,
    by: Author,
  ): Promise<Change<Stored<Participation>>> => {
    requireFrom(transitions, place.state === "offered" ? "fulfilConditionOfOffer" : "fulfilCondition", place);
    if (place.state !== "confirmed" && place.state !== "offered")
      return refuse("WrongState", { state: place.state });
    if (place.condition === undefined || place.condition.fulfilled)
      return refuse("WrongState", { act: "fulfilCondition", condition: "none" });
    const { condition } = place;
    if (by.at > condition.dueAt) refuse("DeadlinePassed", { dueAt: condition.dueAt });
    const fulfilled = { at: by.at, by: by.sub, how };
    return participations.changed(
      place,
      { ...place, condition: { ...condition, fulfilled } },
      "fulfilCondition",
      by,
    );
  };

/** Looked at once its last minute has passed; a later condition moves the instant. */
async function watched(
  milestones: Store<Milestone>,
  { id, callId }: Participation,
  lastAt: string,
  by: Author,
): Promise<readonly Write[]> {
  const dueAt = secondsLater(lastAt, 1);
  const earlier = await milestones.find(milestoneId(id, "condition"));
  const milestone: Milestone = {
    id: milestoneId(id, "condition"),
    callId,
    name: "condition",
    subject: id,
    state: "ahead",
    dueAt,
    round: (earlier?.round ?? 0) + 1,
  };
  return (
    earlier ? milestones.changed(earlier, milestone, "move", by) : milestones.created(milestone, "set", by)
  ).writes;
}
