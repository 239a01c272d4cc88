import * as z from "zod";
import { ApplicationId, type CallId, OrganisationId } from "../../schemas/ids.ts";
import { listedUnder } from "../audit/listed-under.ts";
import { lettersOf } from "../letters/letters.ts";
import { everyMessageOf } from "../programme/messages.ts";
import { type Access, entityStore, type Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { type PersonalKindName, personalKinds } from "./personal-kinds.ts";

/** Any entity that people are known from, as far as it matters here what it is. */
export const Thing = z.looseObject({
  id: z.string(),
  state: z.string(),
  applicationId: ApplicationId.optional(),
  organisationId: OrganisationId.optional(),
});
export type Thing = z.infer<typeof Thing>;

/** A kind that a call lists; a submission lies beneath its application. */
export type ListedKind = Exclude<PersonalKindName, "submission">;
const isListed = (name: string): name is ListedKind => name in personalKinds && name !== "submission";
export const listedKinds: readonly ListedKind[] = Object.keys(personalKinds).filter(isListed);

/** To read things of a kind without caring what they are; what is written has its own store or rule. */
export const thingsOf = (table: Table, type: PersonalKindName): Store<Thing> =>
  entityStore<Thing>(table, { type, schema: Thing, audited: false, listed: () => ({}) });

export function where(callId: CallId, name: ListedKind): Access {
  if (name === "letter") return lettersOf(callId);
  return name === "message" ? everyMessageOf(callId) : listedUnder(callId, name);
}
