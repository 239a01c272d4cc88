import * as z from "zod";
import type { PersonalCategory } from "../../schemas/call/retention.ts";
import type { Call } from "../../schemas/call.ts";
import { ApplicationId, AttachmentId, type CallId, MilestoneId, ReceiptId } from "../../schemas/ids.ts";
import type { Milestone } from "../../schemas/operation.ts";
import type { Participation } from "../../schemas/participation.ts";
import { submissionsOf } from "../applications/submissions.ts";
import { accountId } from "../claims/bank-accounts.ts";
import { standingGroupId } from "../cooperation/stores.ts";
import type { Papers } from "../papers/papers.ts";
import { commit } from "../shared/step.ts";
import type { Progress } from "../shared/step-input.ts";
import { type Store, system } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { erasedFrom } from "./due.ts";
import { erased } from "./erase-entity.ts";
import { personalKinds } from "./personal-kinds.ts";
import { type ListedKind, listedKinds, type Thing, thingsOf, where } from "./personal-things.ts";
import { ruleOf } from "./retention-milestones.ts";
import { isAccountNeeded, isGroupNeeded } from "./shared-things.ts";

export interface EraseDeps {
  table: Table;
  calls: Store<Call>;
  participations: Store<Participation>;
  milestones: Store<Milestone>;
  papers: Papers;
  now: () => string;
}

const pageSize = 25;
/** How far a run has come: which of the category's kinds, and where in its list. */
const Position = z.object({
  kind: z.int(),
  at: z.object({ shard: z.int(), start: z.record(z.string(), z.unknown()).optional() }).optional(),
});

/**
 * Takes the people out of a page of what a category holds. Each thing is rewritten by itself, so a run that stopped goes
 * on where it was, and one that ran twice finds nothing to do. Nothing happens before the day, whoever asks.
 */
export const erasePersonalData =
  (deps: EraseDeps) =>
  async (callId: CallId, subject: string, position: string): Promise<Progress> => {
    const call = await deps.calls.get(callId);
    const rule = ruleOf(call, await deps.milestones.get(MilestoneId.parse(subject)));
    const due = erasedFrom(call, rule);
    const now = deps.now();
    if (due === undefined || due > now) return { position: "", more: false };
    if (position === "" && rule.category === "participation") await eraseStandingGroup(deps, call);
    const { kind, at } = position === "" ? { kind: 0 } : Position.parse(JSON.parse(position));
    const names = kindsIn(rule.category);
    const name = names[kind];
    if (name === undefined) return { position: "", more: false };
    const page = await thingsOf(deps.table, name).page(where(callId, name), {
      limit: pageSize,
      ...(at ? { position: at } : {}),
    });
    for (const thing of page.entities) {
      if (rule.category === "travel") await eraseAccount(deps, call, thing);
      if (await isOf(deps, rule.category, name, thing)) await eraseOne(deps, name, thing);
    }
    const next = page.next === undefined ? { kind: kind + 1 } : { kind, at: page.next };
    return next.kind < names.length
      ? { position: JSON.stringify(next), more: true }
      : { position: "", more: false };
  };

/** The kinds to look through, but for the standing group, which is no single call's; what led to a place is among the applications, and kept as long as what participants said. */
function kindsIn(category: PersonalCategory): ListedKind[] {
  const of = (one: PersonalCategory) =>
    listedKinds.filter((name) => personalKinds[name].of === one && name !== "standingGroup");
  if (category === "travel") return [...of("travel"), "participation"];
  return category === "participation" ? [...of("applications"), ...of("participation")] : of(category);
}

/** Whether a thing belongs to the category: an application by whether it led to a place, a letter once it has left. */
async function isOf(
  { participations }: EraseDeps,
  category: PersonalCategory,
  name: ListedKind,
  thing: Thing,
): Promise<boolean> {
  if (name === "letter") return !["queued", "held", "sending"].includes(thing.state);
  const { of } = personalKinds[name];
  if (of !== "applications") return of === category && name !== "bankAccount";
  const applicationId = name === "application" ? thing.id : thing.applicationId;
  const place =
    applicationId && (await participations.find(applicationId.replace(/^app_/, "participation_")));
  const tookPart = place ? place.state !== "reserve" : false;
  return tookPart === (category === "participation");
}

async function eraseStandingGroup(deps: EraseDeps, call: Call): Promise<void> {
  const { table } = deps;
  const id = standingGroupId(call.content.programme.code);
  const group = await thingsOf(table, "standingGroup").find(id);
  if (group === undefined || (await isGroupNeeded(deps, call))) return;
  await commit(table, () => erased(table, { ...personalKinds.standingGroup, id }, system(deps.now())));
}

/** Bank details are an organisation's, whichever call it gave them in: its places and claims lead to them. */
async function eraseAccount(deps: EraseDeps, call: Call, { organisationId }: Thing): Promise<void> {
  if (organisationId === undefined) return;
  const { table } = deps;
  const account = await thingsOf(table, "bankAccount").find(accountId(organisationId));
  if (account === undefined || (await isAccountNeeded(deps, organisationId, call))) return;
  await commit(table, () =>
    erased(table, { ...personalKinds.bankAccount, id: account.id }, system(deps.now())),
  );
}

async function eraseOne(deps: EraseDeps, name: ListedKind, { id }: Thing): Promise<void> {
  const { table, papers } = deps;
  const by = system(deps.now());
  // The bytes first: a row that says nothing any more would not be looked at again.
  if (name === "attachment") await papers.remove(AttachmentId.parse(id));
  if (name === "receipt") await papers.remove(ReceiptId.parse(id));
  if (name === "application")
    for await (const submission of thingsOf(table, "submission").list(submissionsOf(ApplicationId.parse(id))))
      await commit(table, () => erased(table, { ...personalKinds.submission, id: submission.id }, by));
  await commit(table, () => erased(table, { ...personalKinds[name], id }, by));
}
