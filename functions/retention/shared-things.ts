import type { PersonalCategory } from "../../schemas/call/retention.ts";
import type { Call } from "../../schemas/call.ts";
import type { OrganisationId } from "../../schemas/ids.ts";
import type { Participation } from "../../schemas/participation.ts";
import { placesOfOrganisation } from "../programme/participations.ts";
import type { Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { erasedFrom } from "./due.ts";
import { thingsOf, where } from "./personal-things.ts";

export interface SharedDeps {
  table: Table;
  calls: Store<Call>;
  participations: Store<Participation>;
  now: () => string;
}

/**
 * Whether the bank details of an organisation still serve: it pays for a call itself, which is nobody's person, or it has
 * a place or a claim in another call that has not been kept long enough. The last call that they serve erases them.
 */
export async function isAccountNeeded(
  deps: SharedDeps,
  organisationId: OrganisationId,
  { id }: Pick<Call, "id">,
): Promise<boolean> {
  const places = await Array.fromAsync(deps.participations.list(placesOfOrganisation(organisationId)));
  for await (const call of deps.calls.list(everyCall)) {
    const { travel } = call.content;
    if (travel?.payer === organisationId) return true;
    if (call.id === id || travel === undefined || isOver(call, "travel", deps.now())) continue;
    if (places.some(({ callId }) => callId === call.id)) return true;
    for await (const claim of thingsOf(deps.table, "claim").list(where(call.id, "claim")))
      if (claim.organisationId === organisationId) return true;
  }
  return false;
}

/** A programme has one standing group, which goes with the last of its calls. */
export async function isGroupNeeded({ calls, now }: SharedDeps, { id, content }: Call): Promise<boolean> {
  for await (const call of calls.list(everyCall))
    if (
      call.id !== id &&
      call.content.programme.code === content.programme.code &&
      !isOver(call, "participation", now())
    )
      return true;
  return false;
}

const everyCall = { index: "gsi1", key: "calls" } as const;

/** A call that names no time keeps what it has. */
function isOver(call: Call, category: PersonalCategory, now: string): boolean {
  const rule = call.content.retention.find((one) => one.category === category);
  const due = rule && erasedFrom(call, rule);
  return due !== undefined && due <= now;
}
