import type { Call, HostActivity } from "../../schemas/call.ts";
import type { Host } from "../../schemas/host.ts";
import type { CallId } from "../../schemas/ids.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { MatchedPair, Matching } from "../../schemas/matching.ts";
import type { Operation } from "../../schemas/operation.ts";
import type { Participation } from "../../schemas/participation.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { reseatAsked } from "../programme/reseat-exchanges.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import { commit, once } from "../shared/step.ts";
import type { Progress } from "../shared/step-input.ts";
import { type Author, type Store, type Stored, system } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { matchingId } from "./matchings.ts";
import { tellActivity } from "./tell-activity.ts";

export interface AnnounceMatchingDeps {
  table: Table;
  calls: Store<Call>;
  participations: Store<Participation>;
  matchings: Store<Matching>;
  hosts: Store<Host>;
  letters: Store<Letter>;
  now: () => string;
}

const pageSize = 25;

/**
 * Tells each twin whose match is new with whom, and writes it into its place; then the hosts and the twins who stay,
 * activity by activity, where somebody came or left. Who keeps what they had hears nothing.
 */
export const announceMatches =
  (deps: AnnounceMatchingDeps) =>
  async (callId: CallId, position: string): Promise<Progress> => {
    const call = await deps.calls.get(callId);
    const matching = await deps.matchings.get(matchingId(callId));
    if (matching.state !== "decided") return refuse("WrongState", { state: matching.state });
    const from = position === "" ? 0 : Number(position);
    const by = system(deps.now());
    const acts: (() => Promise<unknown>)[] = [
      ...matching.pairs.map((pair) => () => commit(deps.table, () => tell(deps, call, matching, pair, by))),
      ...call.content.activities.map((activity) => () => tellActivity(deps, call, matching, activity, by)),
    ];
    for (const act of acts.slice(from, from + pageSize)) await act();
    const next = from + pageSize;
    return next < acts.length ? { position: String(next), more: true } : { position: "", more: false };
  };

async function tell(
  deps: AnnounceMatchingDeps,
  call: Call,
  matching: Matching,
  pair: MatchedPair,
  by: Author,
): Promise<Change<Stored<Participation>>> {
  const place = await deps.participations.get(pair.participationId);
  // Who withdrew after the matching was proposed has had a letter of their own.
  if (place.state !== "confirmed") return unchanged(place);
  const titledFacts = { ...titled(call), organisation: place.organisation.name };
  const due = `${matching.round}`;
  const addressed = { callId: call.id, subjectId: place.id, to: place.contact, due };
  const activity = call.content.activities.find(({ id }) => id === pair.activity);
  if (activity === undefined) {
    const facts = { ...titledFacts, reasonCode: pair.reason.code, contactEmail: call.content.contact.email };
    if (place.activity === undefined) {
      // Who had none before and has none now was told so once, in whichever round that was.
      const { due: _round, ...ever } = addressed;
      await once(deps.table, queued(deps.letters, "match-missing", { ...ever, facts }, by));
      return unchanged(place);
    }
    const letter = queued(deps.letters, "match-missing", { ...addressed, facts }, by);
    const { activity: _lost, facilitator: _gone, ...without } = place;
    return together(deps.participations.changed(place, without, "unmatch", by), letter);
  }
  if (place.activity === activity.id) return unchanged(place);
  const { rank } = pair.reason.params;
  const facts = {
    ...titledFacts,
    activity: activity.title,
    cities: citiesOf(activity),
    preferenceRank: typeof rank === "number" ? rank : 0,
    instead: titleOf(call, pair.before),
    fellows: matching.pairs
      .filter((other) => other.activity === activity.id && other.participationId !== place.id)
      .map(({ name }) => name),
  };
  const { facilitator: _former, ...kept } = place;
  return together(
    deps.participations.changed(place, { ...kept, activity: activity.id }, "match", by),
    queued(deps.letters, "match-announced", { ...addressed, facts }, by),
  );
}

export function citiesOf({ cities }: HostActivity): string {
  return cities.map(({ name, country }) => `${name} (${country})`).join(", ");
}

function titleOf(call: Call, activity: string | null): string {
  return call.content.activities.find(({ id }) => id === activity)?.title ?? "";
}

export const publishMatching =
  ({
    calls,
    matchings,
    operations,
    now,
  }: Omit<AnnounceMatchingDeps, "table"> & { operations: Store<Operation> }) =>
  async (callId: CallId): Promise<Change<Stored<Matching>>> => {
    const matching = await matchings.get(matchingId(callId));
    if (matching.state === "announced") return unchanged(matching);
    if (matching.state !== "decided") return refuse("WrongState", { state: matching.state });
    const announcedAt = now();
    const by = system(announcedAt);
    const moved = matching.pairs.some(({ activity, before }) => activity !== before);
    return together(
      matchings.changed(matching, { ...matching, state: "announced", announcedAt }, "announce", by),
      matching.round > 1 && moved ? await reseatAsked(operations, await calls.get(callId), callId, by) : [],
    );
  };
