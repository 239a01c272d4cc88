import { PendingApproval } from "../../schemas/approval.ts";
import { ApprovalStep } from "../../schemas/approval-step.ts";

const both = (en: string) => ({ en, sv: en });
const reader = (name: string) => ({ name, email: `${name}@example.org` });
export const readers = ["karin", "olle"];

/** The preparation of Uthållig kommun's third stage, February to April 2011 (F85 to F88). */
export const kommunSteps = [
  {
    kind: "circulation",
    label: both("Delningstid"),
    readers: readers.map(reader),
    from: "2011-03-03",
    until: "2011-03-09",
  },
  {
    kind: "task",
    label: both("Inlämning av beslut"),
    role: "lead",
    email: "lead@example.org",
    dueOn: "2011-03-15",
  },
  {
    label: both("Avdelningsbeslut"),
    role: "head",
    email: "head@example.org",
    deputies: [{ sub: "vera" }, { email: "valter@example.org" }],
    dueOn: "2011-03-22",
  },
  {
    label: both("GD-beslut"),
    role: "director",
    email: "director@example.org",
    escalateTo: "registry@example.org",
    dueOn: "2011-03-28",
  },
  {
    kind: "task",
    label: both("Rapport till Näringsdepartementet"),
    role: "lead",
    email: "lead@example.org",
    dueOn: "2011-04-01",
  },
];

export const subjectHash = "a".repeat(64);

/** A chain that was begun by Anna on the first of March 2011 and has not moved. */
export function chainOf(steps: readonly object[], change: object = {}): PendingApproval {
  return PendingApproval.parse({
    id: "approval_kommun",
    callId: "call_uthallig-kommun-3",
    subject: "call_uthallig-kommun-3",
    subjectKind: "call",
    subjectHash,
    proposedBy: "person_anna",
    requestedAt: "2011-03-01T09:00:00.000Z",
    steps: steps.map((step) => ApprovalStep.parse(step)),
    zone: "Europe/Stockholm",
    verdicts: [],
    comments: [],
    told: [],
    passedOver: [],
    state: "pending",
    ...change,
  });
}

/** A comment of a reader on a step. */
export function commentBy(name: string, at: string, step = 0) {
  return { step, by: `person_${name}`, at, name, email: `${name}@example.org`, comment: "Good." };
}
