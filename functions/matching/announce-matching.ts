import type { Call } from "../../schemas/call.ts";
import type { CallId } from "../../schemas/ids.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Matching } from "../../schemas/matching.ts";
import type { Participation } from "../../schemas/participation.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import { commit, once } from "../shared/step.ts";
import type { Progress } from "../shared/step-input.ts";
import { type Store, type Stored, system } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { matchingId } from "./matchings.ts";

export interface AnnounceMatchingDeps {
  table: Table;
  calls: Store<Call>;
  participations: Store<Participation>;
  matchings: Store<Matching>;
  letters: Store<Letter>;
  now: () => string;
}

const pageSize = 25;

/** Tells each twin with whom, and writes the match into its place; a place that has its activity was told before. */
export const announceMatches =
  (deps: AnnounceMatchingDeps) =>
  async (callId: CallId, position: string): Promise<Progress> => {
    const call = await deps.calls.get(callId);
    const matching = await deps.matchings.get(matchingId(callId));
    if (matching.state !== "decided") return refuse("WrongState", { state: matching.state });
    const from = position === "" ? 0 : Number(position);
    for (const pair of matching.pairs.slice(from, from + pageSize))
      await commit(deps.table, () => tell(deps, call, pair));
    const next = from + pageSize;
    return next < matching.pairs.length
      ? { position: String(next), more: true }
      : { position: "", more: false };
  };

async function tell(
  deps: AnnounceMatchingDeps,
  call: Call,
  pair: Matching["pairs"][number],
): Promise<Change<Stored<Participation>>> {
  const place = await deps.participations.get(pair.participationId);
  // Who withdrew after the matching was proposed has had a letter of their own.
  if (place.state !== "confirmed") return unchanged(place);
  const by = system(deps.now());
  const applicant = { ...titled(call), organisation: place.organisation.name };
  const addressed = { callId: call.id, subjectId: place.id, to: place.contact };
  const activity = call.content.activities.find(({ id }) => id === pair.activity);
  if (activity === undefined) {
    const facts = { ...applicant, reasonCode: pair.reason.code, contactEmail: call.content.contact.email };
    await once(deps.table, queued(deps.letters, "match-missing", { ...addressed, facts }, by));
    return unchanged(place);
  }
  if (place.activity === activity.id) return unchanged(place);
  const rank = pair.reason.params.rank;
  const facts = {
    ...applicant,
    activity: activity.title,
    cities: activity.cities.map(({ name, country }) => `${name} (${country})`).join(", "),
    preferenceRank: typeof rank === "number" ? rank : 0,
  };
  return together(
    deps.participations.changed(place, { ...place, activity: activity.id }, "match", by),
    queued(deps.letters, "match-announced", { ...addressed, facts }, by),
  );
}

export const publishMatching =
  ({ matchings, now }: AnnounceMatchingDeps) =>
  async (callId: CallId): Promise<Change<Stored<Matching>>> => {
    const matching = await matchings.get(matchingId(callId));
    if (matching.state === "announced") return unchanged(matching);
    if (matching.state !== "decided") return refuse("WrongState", { state: matching.state });
    const announcedAt = now();
    return matchings.changed(
      matching,
      { ...matching, state: "announced", announcedAt },
      "announce",
      system(announcedAt),
    );
  };
