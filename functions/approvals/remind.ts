import type { Approval } from "../../schemas/approval.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import { type Stored, system } from "../shared/store.ts";
import { type ApprovalDeps, advanced } from "./advance.ts";
import { armed } from "./alarm.ts";
import { caughtUp } from "./chain.ts";
import { occasionLetters } from "./letters.ts";
import { occasionsOf, worthSaying } from "./occasions.ts";

/**
 * Writes the letters of a chain that are due now, and ends a circulation whose period is over. What was written stands
 * in the chain itself, on whose revision the transaction depends: run again, it is not written again, and what was
 * missed while nothing ran is found by the next run.
 */
export const remindOfApproval =
  (deps: ApprovalDeps) =>
  async (approvalId: string): Promise<Change<Stored<Approval>>> => {
    const approval = await deps.approvals.get(approvalId);
    const at = deps.now();
    const by = system(at);
    const current = approval.state === "pending" ? caughtUp(approval, at) : approval;
    const due = current.state === "pending" ? occasionsOf(current).filter((one) => one.at <= at) : [];
    if (current.state !== "pending" || due.length === 0) {
      if (current === approval)
        return together(unchanged(approval), await armed(deps.milestones, approval, by));
      return advanced(deps, approval, current, by);
    }
    const said = worthSaying(due);
    const passedOver = due.filter((one) => !said.includes(one)).map(({ key }) => key);
    const after: Approval = {
      ...current,
      told: [...current.told, ...due.map(({ key }) => key)],
      passedOver: [...current.passedOver, ...passedOver],
    };
    const act = after.verdicts.length === approval.verdicts.length ? "remind" : "advance";
    const details = { occasions: due.map(({ key }) => key) };
    const change = await advanced(deps, approval, after, by, { act, details });
    return together(change, await occasionLetters(deps, current, said, by));
  };
