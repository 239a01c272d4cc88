import type { Application } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Milestone } from "../../schemas/operation.ts";
import type { Subscription } from "../../schemas/subscription.ts";
import type { CallIn } from "../calls/calls.ts";
import { daysLeft } from "../calls/reminders.ts";
import { titled } from "../calls/titled.ts";
import { letterId, queued } from "../letters/letters.ts";
import { type Change, unchanged } from "../shared/change.ts";
import { type Store, type Stored, system } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { isActive, subscriptionToken } from "../subscriptions/subscriptions.ts";
import { byContact } from "./applications.ts";

interface SubscriberDeps {
  table: Table;
  calls: Store<Call>;
  milestones: Store<Milestone>;
  applications: Store<Application>;
  subscriptions: Store<Subscription>;
  letters: Store<Letter>;
  now: () => string;
}

/** The rung that is due, and the call whose deadline it tells of. */
export interface Reminding {
  call: CallIn<"open" | "closing" | "closed">;
  milestone: Stored<Milestone>;
}

/** Whether an application spares its contact the letters to those who only follow: a draft has reminders of its own. */
export function isApplying({ state }: Pick<Application, "state">): boolean {
  return state === "draft" || state === "submitted";
}

/**
 * One letter to an address that follows the call and is not the contact of an application to it. Its key is the call,
 * the address and the rung, so that who follows the programme as well gets one. Applications are found through an index,
 * which is a moment late: who starts in that moment may still be reminded.
 */
export const subscriberReminder =
  (deps: SubscriberDeps, { call, milestone }: Reminding, id: string) =>
  async (): Promise<Change<undefined>> => {
    const subscription = await deps.subscriptions.get(id);
    if (!isActive(subscription)) return unchanged(undefined);
    const { name, email, language } = subscription;
    const letter = { subjectId: call.id, to: { name, email, language }, due: milestone.dueAt };
    const known = await deps.letters.find(letterId("deadline-reminder", letter));
    if (known !== undefined) return unchanged(undefined);
    for await (const application of deps.applications.list(byContact(call.id, email)))
      if (isApplying(application)) return unchanged(undefined);
    const at = deps.now();
    const facts = {
      ...titled(call),
      closesAt: call.closesAt,
      daysLeft: daysLeft(at, call.closesAt, call.content.window.zone),
      cancelToken: await subscriptionToken(deps.table, "cancel", subscription.id),
    };
    const writes = [
      ...queued(deps.letters, "deadline-reminder", { ...letter, callId: call.id, facts }, system(at)),
      deps.subscriptions.unchanged(subscription, "ConcurrentChange"),
      deps.calls.unchanged(call, "ConcurrentChange"),
      deps.milestones.unchanged(milestone, "ConcurrentChange"),
    ];
    return { output: undefined, writes };
  };
