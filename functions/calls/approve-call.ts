import type { Approval } from "../../schemas/approval.ts";
import type { Call } from "../../schemas/call.ts";
import type { News } from "../../schemas/news.ts";
import type { Milestone, Operation } from "../../schemas/operation.ts";
import { submitted } from "../approvals/approvals.ts";
import { published } from "../news/news.ts";
import { milestoneId } from "../operations/milestones.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { secondsLater } from "../shared/zone.ts";
import { inState } from "./calls.ts";
import type { ScheduledCall } from "./deadline.ts";
import { requireReady } from "./draft-call.ts";
import { scheduleOf } from "./lots.ts";
import { ladderOf, laddersOf } from "./reminders.ts";

interface Stores {
  calls: Store<Call>;
  milestones: Store<Milestone>;
  approvals: Store<Approval>;
  operations: Store<Operation>;
  news: Store<News>;
}

/** Hands the call in: from here its content is locked until the chain approves or returns it (F86). */
export const submitCallForApproval =
  (stores: Stores) =>
  async (call: Stored<Call>, by: Author): Promise<Change<Stored<Call>>> => {
    const draft = inState(call, "draft");
    const { id, content, contentHash: hash, rev } = draft;
    requireReady(content);
    const neededAt = scheduleOf(content).opensAt;
    const subject = { call: draft, id, kind: "call" as const, hash, rev, neededAt };
    const chain = await submitted(stores, subject, by);
    const after: Call = { ...draft, state: "inApproval", submittedBy: by.sub };
    return together(stores.calls.changed(call, after, "submitForApproval", by), chain);
  };

/** The chain approved: the window becomes instants, and the milestones are set. Done twice, it is done once. */
export const callApproved =
  (stores: Stores) =>
  async (call: Stored<Call>, by: Author): Promise<Change<Stored<Call>>> => {
    if (call.state !== "inApproval") return unchanged(call);
    const after = {
      ...call,
      ...scheduleOf(call.content),
      state: "approved" as const,
      approvedAt: by.at,
    };
    const milestones = milestonesOf(after).flatMap(
      (milestone): readonly Write[] => stores.milestones.created(milestone, "set", by).writes,
    );
    const { opensAt, closesAt } = after;
    const announced = { kind: "announced", opensAt, closesAt } as const;
    const news = await published(stores, call, announced, "subscribers", by);
    return together(stores.calls.changed(call, after, "approve", by), milestones, news);
  };

export const callReturned =
  ({ calls }: Stores) =>
  async (call: Stored<Call>, comment: string, by: Author): Promise<Change<Stored<Call>>> => {
    if (call.state !== "inApproval") return unchanged(call);
    const after: Call = {
      ...call,
      state: "draft",
      returned: { code: "ReturnedByApprover", params: { comment } },
    };
    return calls.changed(call, after, "return", by);
  };

/**
 * The instants at which something must happen to an approved call: open, remind (F70), close; and the reminders of the
 * deadlines that lots have of their own, or that were moved for those who held a draft.
 */
export function milestonesOf(call: ScheduledCall): Milestone[] {
  const { id: callId, opensAt, closesAt, content, lotWindows, moves = [] } = call;
  const due: Pick<Milestone, "name" | "dueAt">[] = [
    { name: "open", dueAt: opensAt },
    ...ladderOf(content, opensAt, closesAt),
    { name: "close", dueAt: secondsLater(closesAt, content.window.graceSeconds) },
  ];
  const own = due.map(({ name, dueAt }): Milestone => {
    return { id: milestoneId(callId, name), callId, name, state: "ahead", dueAt, round: 1 };
  });
  const forDrafts = moves.filter(({ who }) => who === "drafts").map(({ to }) => ({ opensAt, closesAt: to }));
  const others = [...lotWindows, ...forDrafts.slice(-1)].filter((window) => window.closesAt !== closesAt);
  return [...own, ...laddersOf(call, others)];
}
