import type { Call } from "../../schemas/call.ts";
import type { Claim } from "../../schemas/claim.ts";
import type { Host } from "../../schemas/host.ts";
import type { OrganisationId } from "../../schemas/ids.ts";
import type { Participation } from "../../schemas/participation.ts";
import { ensureCan } from "../shared/can.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import type { Store } from "../shared/store.ts";

export interface TravellerDeps {
  participations: Store<Participation>;
  hosts: Store<Host>;
}

/** Those in whose name somebody travels, as lists and letters name them. */
export interface Traveller {
  id: string;
  organisation: { name: string; country: string };
}

type OnBehalf = Pick<Claim, "participationId" | "hostId">;

/** The participant, or the hosts by the first city of their activity. */
export async function travellerOf(
  { participations, hosts }: TravellerDeps,
  { content }: Call,
  { participationId, hostId }: OnBehalf,
): Promise<Traveller> {
  if (participationId !== undefined) return participations.get(participationId);
  const host = await hosts.get(hostId ?? "");
  const [city] = content.activities.find(({ id }) => id === host.activity)?.cities ?? [];
  return { id: host.id, organisation: { name: city?.name ?? host.activity, country: city?.country ?? "" } };
}

/** What a person who wants to claim may claim for: their organisation's participation, or the activity that names them. */
export async function claimingFor(
  { participations, hosts }: TravellerDeps,
  { participationId, hostId }: OnBehalf,
  principal: Principal,
): Promise<{ callId: Call["id"]; organisationId: OrganisationId; activity?: string }> {
  if (participationId !== undefined) {
    const place = await participations.get(participationId);
    ensureCan(principal, "participation.answer", place);
    return place;
  }
  const { callId, activity, contacts } = await hosts.get(hostId ?? "");
  ensureCan(principal, "host.travel", { named: contacts });
  return { callId, activity, organisationId: principal.organisation ?? refuse("NotPermitted") };
}
