import type { Approval, PendingApproval, StepVerdict } from "../../schemas/approval.ts";
import type { ApprovalStep, CirculationStep } from "../../schemas/approval-step.ts";
import { system } from "../shared/store.ts";
import { daysLater, endOfDay, startOfDay } from "../shared/zone.ts";

/** The parts of an approval that say where its chain stands. */
export type Chain = Pick<
  Approval,
  "steps" | "verdicts" | "comments" | "requestedAt" | "zone" | "proposedBy" | "alsoInvolved" | "state"
>;

/** When a step starts, when it is due, and until when its word is waited for. */
export interface Slot {
  startsAt: string;
  dueAt: string;
  lapsesAt: string;
}

/** The step whose verdict is missing; undefined when the chain is complete. */
export function stepAwaited(chain: Pick<Chain, "steps" | "verdicts">): ApprovalStep | undefined {
  return chain.steps[chain.verdicts.length];
}

/**
 * Everybody whose own doing a word on this step would judge: who proposed or had a hand in it, and who has spoken
 * already (four eyes, F87).
 * A task decides nothing, so whoever proposed may report it done.
 */
export function involved(
  { proposedBy, alsoInvolved = [], verdicts }: Pick<Chain, "proposedBy" | "alsoInvolved" | "verdicts">,
  step: ApprovalStep,
): string[] {
  return step.kind === "task" ? [] : [proposedBy, ...alsoInvolved, ...verdicts.map(({ by }) => by)];
}

/**
 * The chain's calendar. Days are counted from its start, step after step, and from no earlier than the instant at which
 * the step was reached: an early word hurries nobody, and a late one leaves the next step its own days.
 */
export function slotsOf({ steps, verdicts, requestedAt, zone }: Omit<Chain, "state">): Slot[] {
  let planned = requestedAt;
  return steps.map((step, i) => {
    const reachedAt = i === 0 ? requestedAt : verdicts[i - 1]?.at;
    const startsAt = reachedAt === undefined ? planned : later(planned, reachedAt);
    if (step.kind === "circulation") {
      const dueAt = endOfDay(step.until, zone);
      planned = later(planned, dueAt);
      return { startsAt: later(startOfDay(step.from, zone), reachedAt ?? startsAt), dueAt, lapsesAt: dueAt };
    }
    const dueAt =
      step.dueOn === undefined ? daysLater(startsAt, step.dueDays ?? 0, zone) : endOfDay(step.dueOn, zone);
    planned = later(planned, dueAt);
    const lapsesAt = daysLater(later(dueAt, reachedAt ?? dueAt), step.lapseDays, zone);
    return { startsAt: reachedAt ?? startsAt, dueAt, lapsesAt };
  });
}

/** The awaited step's times; of a complete chain, undefined. */
export function slotAwaited(chain: Omit<Chain, "state">): Slot | undefined {
  return slotsOf(chain)[chain.verdicts.length];
}

/** The readers who have not spoken at this step. */
export function silentAt(chain: Pick<Chain, "comments">, step: CirculationStep, index: number) {
  const spoke = new Set(
    chain.comments.filter((comment) => comment.step === index).map(({ email }) => email.toLowerCase()),
  );
  return step.readers.filter(({ email }) => !spoke.has(email.toLowerCase()));
}

/**
 * The chain as it stands at this instant: a circulation is over when its period is or when everybody has spoken,
 * whether or not a timer has come to say so.
 */
export function caughtUp(approval: PendingApproval, now: string): Approval {
  const index = approval.verdicts.length;
  const step = stepAwaited(approval);
  const slot = slotAwaited(approval);
  if (step?.kind !== "circulation" || slot === undefined) return approval;
  const reachedAt = approval.verdicts[index - 1]?.at ?? approval.requestedAt;
  const lastAt = approval.comments
    .filter((comment) => comment.step === index)
    .reduce((last, { at }) => later(last, at), reachedAt);
  if (silentAt(approval, step, index).length === 0)
    return settledAt(withVerdict(approval, system(lastAt)), now);
  if (now <= slot.dueAt) return approval;
  return settledAt(withVerdict(approval, system(later(slot.dueAt, reachedAt))), now);
}

const settledAt = (approval: Approval, now: string) =>
  approval.state === "pending" ? caughtUp(approval, now) : approval;

/** The chain with one more step behind it; after the last it is approved. */
export function withVerdict(approval: PendingApproval, { sub, at, ...said }: Said): Approval {
  const verdicts = [...approval.verdicts, { by: sub, at, ...said }];
  const { dueAt: _dueAt, ...rest } = approval;
  const dueAt = slotAwaited({ ...rest, verdicts })?.dueAt;
  return dueAt === undefined
    ? { ...rest, verdicts, state: "approved", decidedAt: at }
    : { ...rest, verdicts, dueAt };
}
type Said = Omit<StepVerdict, "by"> & { sub: string };

/** Whether a word comes too late: the step was waited for, and is no more. */
export function hasLapsed(approval: PendingApproval, now: string): boolean {
  const slot = slotAwaited(approval);
  return slot !== undefined && stepAwaited(approval)?.kind !== "circulation" && now > slot.lapsesAt;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
