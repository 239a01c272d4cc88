import type { Call, HostActivity } from "../../schemas/call.ts";
import type { Host } from "../../schemas/host.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Matching } from "../../schemas/matching.ts";
import type { Participation } from "../../schemas/participation.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { participationsOf } from "../programme/participations.ts";
import { once } from "../shared/step.ts";
import type { Author, Store } from "../shared/store.ts";
import type { Table, Write } from "../shared/table.ts";
import { hostId } from "./hosts.ts";

interface TellDeps {
  participations: Store<Participation>;
  hosts: Store<Host>;
  letters: Store<Letter>;
}

/** Where somebody came to an activity or left it, its hosts learn who its twins are, and the twins who stay who the others are. */
export async function tellActivity(
  deps: TellDeps & { table: Table },
  call: Call,
  { pairs, round }: Matching,
  activity: HostActivity,
  by: Author,
): Promise<void> {
  const here = pairs.filter((pair) => pair.activity === activity.id);
  const joined = here.filter(({ before }) => before !== activity.id).map(({ name }) => name);
  const left = pairs
    .filter((pair) => pair.before === activity.id && pair.activity !== activity.id)
    .map(({ name }) => name);
  if (joined.length === 0 && left.length === 0) return;
  const due = `${round}`;
  const common = { ...titled(call), activity: activity.title, joined, left };
  const places = await Promise.all(
    here.map(({ participationId }) => deps.participations.get(participationId)),
  );
  const host = await deps.hosts.find(hostId(call.id, activity.id));
  const twins = places.map(({ organisation, contact }) => ({
    name: `${organisation.name} (${organisation.country})`,
    contact: `${contact.name}, ${contact.email}`,
  }));
  for (const to of host?.contacts ?? []) {
    const letter = { callId: call.id, subjectId: host?.id ?? "", to, due, facts: { ...common, twins } };
    await once(deps.table, queued(deps.letters, "host-matched", letter, by));
  }
  for (const place of places) {
    const pair = here.find(({ participationId }) => participationId === place.id);
    if (place.state !== "confirmed" || pair?.before !== activity.id) continue;
    const fellows = here.filter((one) => one !== pair).map(({ name }) => name);
    const facts = { ...common, organisation: place.organisation.name, fellows };
    const letter = { callId: call.id, subjectId: place.id, to: place.contact, due, facts };
    await once(deps.table, queued(deps.letters, "fellows-changed", letter, by));
  }
}

/** A twin who had a match gives its place back: its hosts, the other twins of the activity and its facilitator learn it at once. */
export async function matchEnded(
  { participations, hosts, letters }: TellDeps,
  call: Call,
  leaving: Participation,
  by: Author,
): Promise<readonly Write[]> {
  if (leaving.state !== "confirmed" || leaving.activity === undefined) return [];
  const activity = call.content.activities.find(({ id }) => id === leaving.activity);
  const host = await hosts.find(hostId(call.id, leaving.activity));
  const readers = [...(host?.contacts ?? []), ...(leaving.facilitator ? [leaving.facilitator] : [])];
  for await (const place of participations.list(participationsOf(call.id), { prefix: "confirmed#" }))
    if (place.state === "confirmed" && place.activity === leaving.activity && place.id !== leaving.id)
      readers.push(place.contact);
  const facts = {
    ...titled(call),
    organisation: leaving.organisation.name,
    activity: activity?.title ?? leaving.activity,
    contactEmail: call.content.contact.email,
  };
  const known = new Map(readers.map((reader) => [reader.email.toLowerCase(), reader]));
  return [...known.values()].flatMap((to) =>
    queued(letters, "match-ended", { callId: call.id, subjectId: leaving.id, to, facts }, by),
  );
}
