import type { Application } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { CallId, MilestoneId } from "../../schemas/ids.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Milestone } from "../../schemas/operation.ts";
import type { Subscription } from "../../schemas/subscription.ts";
import { isInState } from "../calls/calls.ts";
import { shownDeadline } from "../calls/deadline.ts";
import { daysLeft, deadlineOf, isOvertaken } from "../calls/reminders.ts";
import { titled } from "../calls/titled.ts";
import { letterId, queued } from "../letters/letters.ts";
import { type Change, unchanged } from "../shared/change.ts";
import { commit } from "../shared/step.ts";
import type { Progress } from "../shared/step-input.ts";
import { type Position, type Store, system } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { type List, throughLists } from "../shared/through-lists.ts";
import { confirmed, subscriptionsTo, topicsOf } from "../subscriptions/subscriptions.ts";
import { ofCall } from "./applications.ts";
import { type Reminding, subscriberReminder } from "./remind-subscriber.ts";

export interface RemindDeps {
  table: Table;
  calls: Store<Call>;
  milestones: Store<Milestone>;
  applications: Store<Application>;
  subscriptions: Store<Subscription>;
  letters: Store<Letter>;
  now: () => string;
}

const openOnly = ["open"] as const;
const untilScreened = ["open", "closing", "closed"] as const;
const done: Progress = { position: "", more: false };

/**
 * Reminds those who have begun and not submitted and whose deadline it is, and then, of the call's own, those who follow
 * the call and have not begun, one page at a time (F70). The letter's key holds the rung's instant, so a step that runs again repeats nobody, and a rung that moved
 * with the deadline reminds anew at its new instant. A rung that is ahead again was moved while this ran: it is left to
 * its own time.
 */
export const remindApplicants =
  (deps: RemindDeps, pageSize = 100) =>
  async (callId: CallId, milestoneId: MilestoneId, position: string): Promise<Progress> => {
    const call = await deps.calls.get(callId);
    const milestone = await deps.milestones.get(milestoneId);
    const all = await Array.fromAsync(deps.milestones.list({ index: "gsi1", key: `${callId}#milestone` }));
    const now = deps.now();
    // Who has a deadline of their own may have it after the call has closed.
    const states = milestone.closesAt === undefined ? openOnly : untilScreened;
    if (!isInState(call, states) || now >= deadlineOf(milestone, call)) return done;
    if (milestone.state !== "done" || isOvertaken(milestone, all, now)) return done;
    const rung = { call, milestone };
    const from = (start: Position | undefined) => ({
      limit: pageSize,
      ...(start ? { position: start } : {}),
    });
    const remind = async (
      { entities, next }: { entities: { id: string }[]; next: Position | undefined },
      reminder: (deps: RemindDeps, rung: Reminding, id: string) => () => Promise<Change<undefined>>,
    ) => {
      for (const { id } of entities) await commit(deps.table, reminder(deps, rung, id));
      return next;
    };
    const drafts: List = async (start) =>
      remind(
        await deps.applications.page(ofCall(callId), { prefix: "draft#", ...from(start) }),
        draftReminder,
      );
    const topics = milestone.closesAt === undefined ? topicsOf(call) : [];
    const subscribers = topics.map(
      (topic): List =>
        async (start) => {
          const page = await deps.subscriptions.page(subscriptionsTo(topic), {
            ...confirmed,
            ...from(start),
          });
          return remind(page, subscriberReminder);
        },
    );
    return throughLists([drafts, ...subscribers], position);
  };

/** One letter, on condition that there is still something to remind of: whoever submits meanwhile is spared. */
const draftReminder =
  (deps: RemindDeps, { call, milestone }: Reminding, id: string) =>
  async (): Promise<Change<undefined>> => {
    const application = await deps.applications.get(id);
    const { contact, organisation } = application.content;
    const letter = { subjectId: id, to: contact, due: milestone.dueAt };
    const known = await deps.letters.find(letterId("application-reminder", letter));
    if (application.state !== "draft" || known !== undefined) return unchanged(undefined);
    const at = deps.now();
    // Whoever has another deadline is reminded by the ladder of that.
    const closesAt = shownDeadline(call, application);
    if (closesAt !== deadlineOf(milestone, call)) return unchanged(undefined);
    const facts = {
      ...titled(call),
      organisation: organisation.name,
      closesAt,
      daysLeft: daysLeft(at, closesAt, call.content.window.zone),
    };
    const writes = [
      ...queued(deps.letters, "application-reminder", { ...letter, callId: call.id, facts }, system(at)),
      deps.applications.unchanged(application, "ConcurrentChange"),
      // The letter tells of a deadline and a rung: if either moved meanwhile, the step looks again.
      deps.calls.unchanged(call, "ConcurrentChange"),
      deps.milestones.unchanged(milestone, "ConcurrentChange"),
    ];
    return { output: undefined, writes };
  };
