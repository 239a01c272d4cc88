import type { CallId, OrganisationId } from "../../schemas/ids.ts";
import type { Participation } from "../../schemas/participation.ts";
import type { Store } from "../shared/store.ts";
import { placesOfOrganisation } from "./participations.ts";

/** Whether an organisation took a place in another call, also one that it gave back later (F108). */
export async function tookPartBefore(
  participations: Store<Participation>,
  organisation: OrganisationId,
  callId: CallId,
): Promise<boolean> {
  for await (const place of participations.list(placesOfOrganisation(organisation)))
    if (place.callId !== callId && "confirmedAt" in place && place.confirmedAt !== undefined) return true;
  return false;
}
