import type { Approval } from "../../schemas/approval.ts";
import type { Call } from "../../schemas/call.ts";
import type { LotDue } from "../../schemas/lots.ts";
import type { Assignment } from "../../schemas/reviewing.ts";
import { slotAwaited, stepAwaited } from "../approvals/chain.ts";
import { isScheduled } from "./deadline.ts";
import { type Field, laterDeadlines } from "./lot-counts.ts";
import { windowFor } from "./lots.ts";

interface Open {
  assignments: readonly Assignment[];
  /** Chains are on the call and its selection as wholes, so a lot has none. */
  approvals: readonly Approval[];
}

/** Who is due for what in a lot, or in the whole where no lot is named: in the order in which a call lives. */
export function duesOf(
  call: Call,
  lotId: string | undefined,
  field: Field,
  { assignments, approvals }: Open,
  now: string,
): LotDue[] {
  const { screenings, participations } = field;
  const drafts = field.applications.filter(({ state }) => state === "draft");
  const incomplete = screenings.flatMap((one) => (one.state === "incomplete" ? [one.asked.dueAt] : []));
  const offered = participations.flatMap((one) => (one.state === "offered" ? [one.confirmBy] : []));
  const asked = assignments.filter(({ state }) => state === "invited" || state === "accepted");
  const submitted = field.applications.filter(({ state }) => state === "submitted").length;
  const screen = call.state === "closed" ? submitted - screenings.length : 0;
  const proposed = screenings.filter(({ state }) => state === "overrideProposed").length;
  const one = (what: LotDue["what"], who: string, count: number, days: readonly string[] = []): LotDue[] => {
    const dueAt = days.reduce<string | undefined>(
      (least, day) => (least === undefined || day < least ? day : least),
      undefined,
    );
    if (count <= 0) return [];
    return [
      {
        what,
        who,
        count,
        ...(dueAt === undefined ? {} : { dueAt }),
        late: dueAt !== undefined && dueAt < now,
      },
    ];
  };
  return [
    ...one("submit", "applicants", drafts.length, deadlinesOf(call, lotId, drafts, now)),
    ...one("complete", "applicants", incomplete.length, incomplete),
    ...one("screen", "staff", screen),
    ...one("confirmOverride", "staff", proposed),
    ...one(
      "review",
      "reviewers",
      asked.length,
      asked.map(({ dueAt }) => dueAt),
    ),
    ...approvals.flatMap((approval) => {
      const step = approval.state === "pending" ? stepAwaited(approval) : undefined;
      if (step === undefined) return [];
      const dueAt = slotAwaited(approval)?.dueAt;
      const who = step.kind === "circulation" ? "readers" : step.role;
      return one("decide", who, 1, dueAt === undefined ? [] : [dueAt]);
    }),
    ...one("confirmPlace", "applicants", offered.length, offered),
  ];
}

/** The nearest deadline that a draft has before it; the last one that there was, where all are over. */
function deadlinesOf(
  call: Call,
  lotId: string | undefined,
  drafts: Field["applications"],
  now: string,
): string[] {
  if (!isScheduled(call)) return [];
  const own = new Set(drafts.map(({ content }) => windowFor(call, lotId ?? content.lotId).closesAt));
  const all = [...own, ...laterDeadlines(call, drafts).map(({ closesAt }) => closesAt)].toSorted();
  const ahead = all.filter((closesAt) => closesAt >= now);
  return ahead.length > 0 ? ahead : all.slice(-1);
}
