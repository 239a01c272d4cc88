import type { RetentionRule } from "../../schemas/call/retention.ts";
import type { Call } from "../../schemas/call.ts";
import type { Milestone, Operation } from "../../schemas/operation.ts";
import type { Retention } from "../../schemas/retention.ts";
import { latestOf, requested } from "../operations/operations.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { erasedFrom } from "./due.ts";
import { lookedAtAgain, retentionMilestoneId, ruleOf } from "./retention-milestones.ts";

export interface RetentionDeps {
  milestones: Store<Milestone>;
  operations: Store<Operation>;
}

/** A milestone has come: the erasing begins, or its day has moved and it is looked at then. */
export const lookAtRetention =
  ({ milestones, operations }: RetentionDeps) =>
  async (call: Call, milestone: Stored<Milestone>, by: Author): Promise<Change<Stored<Milestone>>> => {
    const rule = ruleOf(call, milestone);
    const due = erasedFrom(call, rule);
    if (due === undefined || due > by.at)
      return { output: milestone, writes: await lookedAtAgain(milestones, call, rule, by) };
    const work = { callId: call.id, workflow: "erase-personal-data" as const, subject: milestone.id };
    return together(
      milestones.changed(milestone, { ...milestone, state: "done" }, "reach", by),
      (await requested(operations, work, by)).writes,
    );
  };

/** What a call keeps of people, until when, and what has been erased. */
export const readRetention =
  ({ operations }: Pick<RetentionDeps, "operations">) =>
  async (call: Call, now: string): Promise<Retention> => {
    const items = call.content.retention.map(async (rule) => {
      const dueAt = erasedFrom(call, rule);
      if (dueAt === undefined || dueAt > now)
        return { ...rule, ...(dueAt === undefined ? {} : { dueAt }), state: "kept" as const };
      const work = await latestOf(operations, "erase-personal-data", retentionMilestoneId(call, rule));
      return { ...rule, dueAt, state: work?.state === "succeeded" ? ("erased" as const) : ("due" as const) };
    });
    return { items: await Promise.all(items) };
  };

/**
 * Staff ask for the erasing again, as after one that stopped. Refuses StillKept before the day: what a letter, an
 * objection or an audit may still need is nobody's to erase early.
 */
export const askToErase =
  ({ milestones, operations }: RetentionDeps) =>
  async (call: Call, category: RetentionRule["category"], by: Author): Promise<Change<Stored<Operation>>> => {
    const rule = ruleOf(call, { subject: `#${category}` });
    const due = erasedFrom(call, rule);
    if (due === undefined || due > by.at) return refuse("StillKept", { category, until: due ?? "" });
    const { id } = await milestones.get(retentionMilestoneId(call, rule));
    return requested(operations, { callId: call.id, workflow: "erase-personal-data", subject: id }, by);
  };
