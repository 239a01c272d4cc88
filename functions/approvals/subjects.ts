import type { Approval } from "../../schemas/approval.ts";
import type { Matching } from "../../schemas/matching.ts";
import type { News } from "../../schemas/news.ts";
import type { Operation } from "../../schemas/operation.ts";
import type { Batch } from "../../schemas/payment.ts";
import type { Reason } from "../../schemas/reason.ts";
import type { Report } from "../../schemas/report.ts";
import type { Selection } from "../../schemas/selection.ts";
import { callApproved, callReturned } from "../calls/approve-call.ts";
import { scheduleOf } from "../calls/lots.ts";
import type { Author, Store } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import type { ApprovalDeps } from "./advance.ts";

export interface SubjectDeps extends ApprovalDeps {
  operations: Store<Operation>;
  news: Store<News>;
  selections: Store<Selection>;
  matchings: Store<Matching>;
  batches: Store<Batch>;
  reports: Store<Report>;
}

/** What a chain needs to know of the object before it, whatever that is. */
interface Subject {
  hash: string;
  /** Holds only while the object is as it was read. */
  unaltered: Write;
  /** Whether it is too late for the object to become what was decided. */
  isTooLate: (at: string) => boolean;
  /** What the object becomes; nothing where it has been settled already. */
  approved: (by: Author) => Promise<readonly Write[]>;
  returned: (comment: string, by: Author) => Promise<readonly Write[]>;
}

/** Each kind of object that can be put before a chain. */
const subjects: Record<
  Approval["subjectKind"],
  (deps: SubjectDeps, id: string, approval: Approval) => Promise<Subject>
> = {
  call: async (deps, id) => {
    const call = await deps.calls.get(id);
    return {
      hash: call.contentHash,
      unaltered: deps.calls.unchanged(call, "ContentChanged"),
      // A call that would open after its deadline needs other dates first.
      isTooLate: (at) => scheduleOf(call.content).closesAt <= at,
      approved: async (by) => (await callApproved(deps)(call, by)).writes,
      returned: async (comment, by) => (await callReturned(deps)(call, comment, by)).writes,
    };
  },
  selection: async ({ selections }, id) => {
    const selection = await selections.get(id);
    const becomes = (after: Selection, act: string, by: Author) =>
      selection.state === "proposed" ? selections.changed(selection, after, act, by).writes : [];
    return {
      hash: selection.contentHash,
      unaltered: selections.unchanged(selection, "ContentChanged"),
      isTooLate: () => false,
      approved: async (by) => becomes({ ...selection, state: "decided", decidedAt: by.at }, "decide", by),
      returned: async (comment, by) =>
        becomes({ ...selection, state: "returned", returned: returnedBecause(comment) }, "return", by),
    };
  },
  matching: async ({ matchings }, id) => {
    const matching = await matchings.get(id);
    const becomes = (after: Matching, act: string, by: Author) =>
      matching.state === "proposed" ? matchings.changed(matching, after, act, by).writes : [];
    return {
      hash: matching.contentHash,
      unaltered: matchings.unchanged(matching, "ContentChanged"),
      isTooLate: () => false,
      approved: async (by) => becomes({ ...matching, state: "decided", decidedAt: by.at }, "decide", by),
      returned: async (comment, by) =>
        becomes({ ...matching, state: "returned", returned: returnedBecause(comment) }, "return", by),
    };
  },
  batch: async ({ batches }, id, { verdicts }) => {
    const batch = await batches.get(id);
    const becomes = (after: Batch, act: string, by: Author) =>
      batch.state === "inApproval" ? batches.changed(batch, after, act, by).writes : [];
    const approvedBy = verdicts.map(({ by }) => by);
    return {
      hash: batch.contentHash,
      unaltered: batches.unchanged(batch, "ContentChanged"),
      isTooLate: () => false,
      approved: async (by) =>
        becomes({ ...batch, state: "approved", approvedAt: by.at, approvedBy }, "approve", by),
      returned: async (_comment, by) => becomes({ ...batch, state: "prepared" }, "return", by),
    };
  },
  report: async ({ reports }, id) => {
    const report = await reports.get(id);
    const becomes = (after: Report, act: string, by: Author) =>
      report.state === "inApproval" ? reports.changed(report, after, act, by).writes : [];
    return {
      hash: report.versions.at(-1)?.contentHash ?? "",
      unaltered: reports.unchanged(report, "ContentChanged"),
      isTooLate: () => false,
      approved: async (by) => becomes({ ...report, state: "approved", approvedAt: by.at }, "approve", by),
      returned: async (_comment, by) => becomes({ ...report, state: "drawnUp" }, "return", by),
    };
  },
};

export function subjectOf(deps: SubjectDeps, approval: Approval): Promise<Subject> {
  return subjects[approval.subjectKind](deps, approval.subject, approval);
}

function returnedBecause(comment: string): Reason {
  return { code: "ReturnedByApprover", params: { comment } };
}
