import type { Consultation, ConsultationView, Opinion, StandingGroup } from "../../schemas/consultation.ts";
import type { Store } from "../shared/store.ts";
import { opinionId, opinionsOn } from "./stores.ts";

/** A consultation as a reader with this address sees it. */
export async function viewOfRound(
  opinions: Store<Opinion>,
  round: Consultation,
  email: string,
): Promise<ConsultationView> {
  const own = await opinions.find(opinionId(round.id, email));
  return { ...round, ...(own ? { own } : {}) };
}

export async function viewOfGroup(opinions: Store<Opinion>, group: StandingGroup) {
  return { ...group, comments: await Array.fromAsync(opinions.list(opinionsOn(group.id))) };
}
