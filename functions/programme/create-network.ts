import type { Call } from "../../schemas/call.ts";
import type { CreateNetwork, Network, NetworkMember, SetParties } from "../../schemas/network.ts";
import type { Participation } from "../../schemas/participation.ts";
import { inState } from "../calls/calls.ts";
import type { Change } from "../shared/change.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { nameOf, networkId } from "./networks.ts";

interface CreateDeps {
  participations: Store<Participation>;
  networks: Store<Network>;
}

/** A network about a theme, or a cluster of a region: of confirmed participants of the call, with whom else is with it. */
export const createNetwork =
  ({ participations, networks }: CreateDeps) =>
  async (
    stored: Stored<Call>,
    { members: ids, callId: _call, ...network }: CreateNetwork,
    by: Author,
  ): Promise<Change<Stored<Network>>> => {
    const call = inState(stored, "running");
    const faults: Fault[] = [];
    const add = (pointer: string, code: string, detail: string) => faults.push({ pointer, code, detail });
    const members: NetworkMember[] = [];
    for (const [i, id] of ids.entries()) {
      const place = await participations.find(id);
      if (ids.indexOf(id) < i) add(`/members/${i}`, "NamedTwice", "Named before in the same list.");
      else if (place?.state !== "confirmed" || place.callId !== call.id)
        add(`/members/${i}`, "NotParticipating", "Not a confirmed participation of this call.");
      else members.push(memberOf(place));
    }
    const known = call.content.themes.some(({ id }) => id === network.theme);
    if (network.theme !== undefined && !known) add("/theme", "UnknownTheme", "The call has no such theme.");
    if (network.kind === "thematic" && network.theme === undefined)
      add("/theme", "Missing", "A thematic network has a theme.");
    if (network.kind === "cluster" && network.coordinator === undefined)
      add("/coordinator", "Missing", "A cluster has a coordinator.");
    faults.push(...twice(network.parties));
    if (faults.length > 0) refuse("InputInvalid", {}, faults);
    const id = networkId(call.id, `${network.kind}#${nameOf(network.title)}`);
    return networks.created(
      {
        ...network,
        id,
        callId: call.id,
        members,
        left: [],
        appointed: [],
        proposals: [],
        votes: {},
        state: "formed",
      },
      "create",
      by,
    );
  };

/** Who coordinates a network, and which regions, companies and others are with it. */
export const setParties =
  ({ networks }: Pick<CreateDeps, "networks">) =>
  (network: Stored<Network>, { coordinator, parties }: SetParties, by: Author): Change<Stored<Network>> => {
    const faults = twice(parties);
    if (faults.length > 0) refuse("InputInvalid", {}, faults);
    return networks.changed(network, { ...network, coordinator, parties }, "setParties", by);
  };

function twice(parties: readonly { id: string }[]): Fault[] {
  return parties.flatMap(({ id }, i) =>
    parties.findIndex((other) => other.id === id) < i
      ? [{ pointer: `/parties/${i}/id`, code: "NamedTwice", detail: "Named before in the same list." }]
      : [],
  );
}

/** A participation as networks look at it; a call without lots has one for all. */
export function memberOf({ id, lotId, track, awards }: Participation): NetworkMember {
  const [award] = awards;
  return {
    participationId: id,
    lot: lotId ?? "all",
    track: track ?? "all",
    ...(award === undefined ? {} : { award }),
  };
}
