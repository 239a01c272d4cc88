import type { Call } from "../../schemas/call.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Facilitator, NameRepresentatives, Participation } from "../../schemas/participation.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together } from "../shared/change.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import { transitions } from "./transitions.ts";

interface PeopleDeps {
  calls: Store<Call>;
  participations: Store<Participation>;
  letters: Store<Letter>;
}

/** Who takes part for an organisation, each in functions that the call knows (F41); the list replaces the one before. */
export const nameRepresentatives =
  ({ calls, participations }: Omit<PeopleDeps, "letters">) =>
  async (
    place: Stored<Participation>,
    { representatives }: NameRepresentatives,
    by: Author,
  ): Promise<Change<Stored<Participation>>> => {
    if (place.state !== "offered" && place.state !== "confirmed")
      return refuse("WrongState", { act: "nameRepresentatives", state: place.state });
    const known = (await calls.get(place.callId)).content.functions.map(({ id }) => id);
    const emails = representatives.map(({ email }) => email.toLowerCase());
    const faults = representatives.flatMap(({ functions }, i): Fault[] => [
      ...(emails.indexOf(emails[i] ?? "") < i
        ? [
            {
              pointer: `/representatives/${i}/email`,
              code: "NamedTwice",
              detail: "Named before in the same list.",
            },
          ]
        : []),
      ...functions.flatMap((id, j) =>
        known.includes(id)
          ? []
          : [
              {
                pointer: `/representatives/${i}/functions/${j}`,
                code: "UnknownFunction",
                detail: "The call names no such function.",
              },
            ],
      ),
    ]);
    if (faults.length > 0) refuse("InputInvalid", {}, faults);
    return participations.changed(place, { ...place, representatives }, "nameRepresentatives", by);
  };

/** Who helps a twin and its activity (F59): the twin and the facilitator learn of each other. */
export const nameFacilitator =
  ({ calls, participations, letters }: PeopleDeps) =>
  async (
    place: Stored<Participation>,
    facilitator: Facilitator,
    by: Author,
  ): Promise<Change<Stored<Participation>>> => {
    requireFrom(transitions, "nameFacilitator", place);
    if (place.state !== "confirmed" || place.activity === undefined)
      return refuse("WrongState", { act: "nameFacilitator", match: "none" });
    if (place.facilitator?.email.toLowerCase() === facilitator.email.toLowerCase()) refuse("NothingChanged");
    const call = await calls.get(place.callId);
    const activity = call.content.activities.find(({ id }) => id === place.activity);
    const facts = {
      ...titled(call),
      organisation: place.organisation.name,
      activity: activity?.title ?? place.activity,
      facilitator: facilitator.name,
      facilitatorEmail: facilitator.email,
      contact: `${place.contact.name}, ${place.contact.email}`,
    };
    const letter = { callId: call.id, subjectId: place.id, due: by.at };
    return together(
      participations.changed(place, { ...place, facilitator }, "nameFacilitator", by),
      queued(letters, "facilitator-named", { ...letter, to: place.contact, facts }, by),
      queued(letters, "match-to-facilitate", { ...letter, to: facilitator, facts }, by),
    );
  };
