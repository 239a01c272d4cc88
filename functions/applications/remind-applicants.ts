import type { Application } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { CallId, MilestoneId } from "../../schemas/ids.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Milestone } from "../../schemas/operation.ts";
import { type CallIn, isInState } from "../calls/calls.ts";
import { shownDeadline } from "../calls/deadline.ts";
import { daysLeft, isOvertaken } from "../calls/reminders.ts";
import { titled } from "../calls/titled.ts";
import { letterId, queued } from "../letters/letters.ts";
import { type Change, unchanged } from "../shared/change.ts";
import { commit } from "../shared/step.ts";
import type { Progress } from "../shared/step-input.ts";
import { type Store, type Stored, system } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { ofCall } from "./applications.ts";

export interface RemindDeps {
  table: Table;
  calls: Store<Call>;
  milestones: Store<Milestone>;
  applications: Store<Application>;
  letters: Store<Letter>;
  now: () => string;
}

const done: Progress = { position: "", more: false };

/**
 * Reminds those who have begun and not submitted, one page at a time. The letter's key holds the rung's instant, so a
 * step that runs again repeats nobody, and a rung that moved with the deadline reminds anew at its new instant. A rung
 * that is ahead again was moved while this ran: it is left to its own time.
 */
export const remindApplicants =
  (deps: RemindDeps, pageSize = 100) =>
  async (callId: CallId, milestoneId: MilestoneId, position: string): Promise<Progress> => {
    const call = await deps.calls.get(callId);
    const milestone = await deps.milestones.get(milestoneId);
    const all = await Array.fromAsync(deps.milestones.list({ index: "gsi1", key: `${callId}#milestone` }));
    const now = deps.now();
    if (!isInState(call, ["open"]) || now >= call.closesAt) return done;
    if (milestone.state !== "done" || isOvertaken(milestone, all, now)) return done;
    const page = await deps.applications.page(ofCall(callId), {
      prefix: "draft#",
      limit: pageSize,
      ...(position === "" ? {} : { position: JSON.parse(position) }),
    });
    for (const { id } of page.entities) await commit(deps.table, reminder(deps, call, milestone, id));
    return page.next === undefined ? done : { position: JSON.stringify(page.next), more: true };
  };

/** One letter, on condition that there is still something to remind of: whoever submits meanwhile is spared. */
const reminder =
  (deps: RemindDeps, call: CallIn<"open">, milestone: Stored<Milestone>, id: string) =>
  async (): Promise<Change<undefined>> => {
    const application = await deps.applications.get(id);
    const { contact, organisation } = application.content;
    const letter = { subjectId: id, to: contact, due: milestone.dueAt };
    const known = await deps.letters.find(letterId("application-reminder", letter));
    if (application.state !== "draft" || known !== undefined) return unchanged(undefined);
    const at = deps.now();
    // A lot may close before its call: then there is nothing left to remind of.
    const closesAt = shownDeadline(call, application);
    if (at > closesAt) return unchanged(undefined);
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
