import type { Call } from "../../schemas/call.ts";
import type { Participation } from "../../schemas/participation.ts";
import { inLanguage } from "../../schemas/text.ts";
import type { ParticipationView } from "../../schemas/views.ts";
import { languageFor } from "../calls/public-call.ts";
import { compareText } from "../shared/canonical.ts";
import type { Store, Stored } from "../shared/store.ts";
import { participationsOf } from "./participations.ts";

/**
 * A place as those who hold it see it: what it is called, what its state releases (the travel rules are for those who
 * were selected, F64), whom it is matched with, and whom it learns from (F20).
 */
export const placeView =
  ({ calls, participations }: { calls: Store<Call>; participations: Store<Participation> }) =>
  async (
    participation: Stored<Participation>,
    acceptLanguage: string | undefined,
  ): Promise<ParticipationView> => {
    const { content } = await calls.get(participation.callId);
    const language = languageFor(content, acceptLanguage);
    const track = content.tracks.find(({ id }) => id === participation.track) ?? content.tracks[0];
    const named = {
      participation,
      role: track === undefined ? "" : inLanguage(track.label, language),
      awards: content.awards
        .filter(({ id }) => participation.awards.includes(id))
        .map(({ label }) => inLanguage(label, language)),
      learnsFrom: [],
    };
    if (participation.state !== "offered" && participation.state !== "confirmed") return named;
    const { travel } = content;
    const released = travel && {
      travelCap: travel.cap.money,
      capPer: travel.cap.per,
      covered: travel.covered,
      claimWithinDays: travel.claimWithinDays,
    };
    const view = { ...named, ...(released ? { released } : {}) };
    if (participation.state !== "confirmed") return view;
    const others = (
      await Array.fromAsync(
        participations.list(participationsOf(participation.callId), { prefix: "confirmed#" }),
      )
    ).filter(({ id }) => id !== participation.id);
    const learnsFrom = others
      .filter(
        (other) =>
          track?.learnsFrom !== undefined &&
          other.track === track.learnsFrom &&
          other.lotId === participation.lotId,
      )
      .map(({ organisation: { name, country } }) => ({ name, country }))
      .sort((a, b) => compareText(a.name, b.name));
    const activity = content.activities.find(({ id }) => id === participation.activity);
    if (activity === undefined) return { ...view, learnsFrom };
    const fellows = others
      .filter((other) => other.state === "confirmed" && other.activity === activity.id)
      .map(({ organisation: { name, country } }) => `${name} (${country})`)
      .sort(compareText);
    const cities = activity.cities.map(({ name, country }) => `${name} (${country})`);
    return { ...view, learnsFrom, match: { activity: activity.id, title: activity.title, cities, fellows } };
  };
