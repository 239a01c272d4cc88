import type { Approval } from "../../schemas/approval.ts";
import type { Call } from "../../schemas/call.ts";
import type { Milestone, Operation } from "../../schemas/operation.ts";
import { submitted } from "../approvals/approvals.ts";
import { milestoneId } from "../operations/milestones.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { daysLater, instantOf } from "../shared/zone.ts";
import { inState } from "./calls.ts";

interface Stores {
  calls: Store<Call>;
  milestones: Store<Milestone>;
  approvals: Store<Approval>;
  operations: Store<Operation>;
}

/** Hands the call in: from here its content is locked until the chain approves or returns it (F86). */
export const submitCallForApproval =
  (stores: Stores) =>
  async (call: Stored<Call>, by: Author): Promise<Change<Stored<Call>>> => {
    const draft = inState(call, "draft");
    const { id, content, contentHash: hash, rev } = draft;
    const subject = { callId: id, id, kind: "call" as const, hash, rev, steps: content.approvals.call };
    const chain = await submitted(stores, subject, by);
    const after: Call = { ...draft, state: "inApproval", submittedBy: by.sub };
    return together(stores.calls.changed(call, after, "submitForApproval", by), chain);
  };

/** The chain approved: the window becomes instants, and the milestones are set. Done twice, it is done once. */
export const callApproved =
  (stores: Stores) =>
  async (call: Stored<Call>, by: Author): Promise<Change<Stored<Call>>> => {
    if (call.state !== "inApproval") return unchanged(call);
    const { opens, closes, zone } = call.content.window;
    const opensAt = instantOf(opens, zone);
    const closesAt = instantOf(closes, zone);
    const after: Call = { ...call, state: "approved", opensAt, closesAt, approvedAt: by.at };
    const milestones = milestonesOf(after).flatMap(
      (milestone): readonly Write[] => stores.milestones.created(milestone, "set", by).writes,
    );
    return together(stores.calls.changed(call, after, "approve", by), milestones);
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

const reminderDays = { "remind-14": 14, "remind-7": 7, "remind-1": 1 } as const;

/** The instants at which something must happen to an approved call (F70); reminders that would precede the opening are left out. */
export function milestonesOf(call: Call & { opensAt: string; closesAt: string }): Milestone[] {
  const { id: callId, opensAt, closesAt } = call;
  const { zone, graceSeconds } = call.content.window;
  const sealAt = new Date(Date.parse(closesAt) + graceSeconds * 1000).toISOString();
  const due: Partial<Record<Milestone["name"], string>> = { open: opensAt, close: sealAt };
  for (const name of ["remind-14", "remind-7", "remind-1"] as const) {
    const at = daysLater(closesAt, -reminderDays[name], zone);
    if (at > opensAt) due[name] = at;
  }
  return (["open", "remind-14", "remind-7", "remind-1", "close"] as const).flatMap((name) => {
    const dueAt = due[name];
    return dueAt === undefined
      ? []
      : [{ id: milestoneId(callId, name), callId, name, state: "ahead" as const, dueAt, round: 1 }];
  });
}

export function daysBefore(name: Milestone["name"]): number {
  return name === "open" || name === "close" ? 0 : reminderDays[name];
}
