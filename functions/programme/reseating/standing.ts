import type { Network, NetworkMember } from "../../../schemas/network.ts";
import type { Participation } from "../../../schemas/participation.ts";
import type { HostRule } from "../../../schemas/planning/exchanges.ts";

export type Present = Extract<Participation, { state: "confirmed" }>;

/** Who takes part in a call now, and what follows for its meetings. */
export interface Standing {
  places: ReadonlyMap<string, Participation>;
  networks: readonly Network[];
  hostRules: readonly HostRule[];
  /** Whose activity has become another in a matching that was made again, while that is carried into the meetings. */
  moves: ReadonlyMap<string, { from: string | null; to: string | null }>;
}

export function presentOf({ places }: Pick<Standing, "places">, id: string): Present | undefined {
  const place = places.get(id);
  return place?.state === "confirmed" ? place : undefined;
}

/** Who has taken the place that this one gave back, however many gave it back in between. */
export function successorOf(standing: Pick<Standing, "places">, id: string): Present | undefined {
  const place = standing.places.get(id);
  if (place?.state !== "withdrawn" || place.replacedBy === undefined) return undefined;
  return presentOf(standing, place.replacedBy) ?? successorOf(standing, place.replacedBy);
}

/** The members of the networks that host rules look at, as the planner takes them. */
export function fieldOf({ networks, places }: Standing): ReturnType<typeof asParticipant>[] {
  const members = new Map<string, NetworkMember>();
  for (const { kind, members: own } of networks)
    if (kind === "lot" || kind === "programme")
      for (const member of own)
        if (presentOf({ places }, member.participationId)) members.set(member.participationId, member);
  return [...members.values()].map(asParticipant);
}

export function asParticipant({ participationId: id, lot, track, award }: NetworkMember) {
  return { id, lot, track, ...(award === undefined ? {} : { award }) };
}
