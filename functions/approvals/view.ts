import type { Approval, StepView } from "../../schemas/approval.ts";
import { can } from "../shared/can.ts";
import type { Principal } from "../shared/principal.ts";
import { caughtUp, involved, silentAt, slotsOf, stepAwaited } from "./chain.ts";

/** The whole chain as people see it at this instant: each step with its state, its times and what was said. */
export function viewOf<Seen extends Approval>(approval: Seen, now: string): Seen & { chain: StepView[] } {
  const current = approval.state === "pending" ? caughtUp(approval, now) : approval;
  const counts = current.state === "pending" || current.state === "approved";
  const chain = slotsOf(current).map(({ startsAt, dueAt }, i): StepView[] => {
    const step = current.steps[i];
    if (step === undefined) return [];
    const verdict = current.verdicts[i];
    const next = i === current.verdicts.length ? "asked" : "ahead";
    const state = verdict ? (counts ? "done" : "void") : counts ? next : "dropped";
    return [
      {
        kind: step.kind,
        label: step.label,
        ...(step.kind === "circulation" ? {} : { role: step.role }),
        state,
        startsAt,
        dueAt,
        ...(verdict ? { verdict } : {}),
        comments: current.comments.filter((comment) => comment.step === i),
        silent: step.kind === "circulation" ? silentAt(current, step, i).map(({ name }) => name) : [],
      },
    ];
  });
  return { ...approval, chain: chain.flat() };
}

/** Whether the chain waits for this person: as holder of the step's role, as a deputy, or as a reader who has not spoken. */
export function waitsFor(approval: Approval, principal: Principal, now: string): boolean {
  if (approval.state !== "pending") return false;
  const current = caughtUp(approval, now);
  const step = stepAwaited(current);
  if (current.state !== "pending" || step === undefined) return false;
  if (step.kind === "circulation")
    return can(principal, "approval.comment", { named: silentAt(current, step, current.verdicts.length) });
  const { role, deputies: named } = step;
  return can(principal, "approval.decide", { role, named, proposedBy: involved(current, step) });
}
