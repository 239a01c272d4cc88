import type { Approval } from "../../schemas/approval.ts";
import type { Call } from "../../schemas/call.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Milestone, TaskAnswer } from "../../schemas/operation.ts";
import { answered, answerId } from "../operations/operations.ts";
import { type Change, together } from "../shared/change.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { armed } from "./alarm.ts";
import { circulationLetters } from "./letters.ts";
import type { transitions } from "./transitions.ts";

export interface ApprovalDeps {
  approvals: Store<Approval>;
  answers: Store<TaskAnswer>;
  calls: Store<Call>;
  letters: Store<Letter>;
  milestones: Store<Milestone>;
  now: () => string;
}

/**
 * Writes the chain as it became, and all that follows in the same transaction: the answer that its workflow waits for,
 * the comments of a circulation that is over, and the next instant at which something is due.
 */
export async function advanced(
  deps: ApprovalDeps,
  before: Stored<Approval>,
  after: Approval,
  by: Author,
  doing: { act?: keyof typeof transitions; details?: Record<string, unknown> } = {},
): Promise<Change<Stored<Approval>>> {
  const isFurther = after.state !== "pending" || after.verdicts.length > before.verdicts.length;
  const act = doing.act ?? (after.state === "approved" ? "complete" : "advance");
  const change = deps.approvals.changed(before, after, act, by, { details: doing.details });
  const decision = after.state === "pending" ? "next" : after.state;
  const word = isFurther
    ? await answered(deps.answers, answerId(before.id, before.verdicts.length + 1), { decision }, by)
    : [];
  return together(
    change,
    word,
    await circulationLetters(deps, before, after, by),
    await armed(deps.milestones, after, by),
  );
}
