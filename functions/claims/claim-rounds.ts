import type { Claim } from "../../schemas/claim.ts";
import { ClaimId } from "../../schemas/ids.ts";
import type { TaskAnswer } from "../../schemas/operation.ts";
import { answered, answerId } from "../operations/operations.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";

/** What a submitted claim waits for: somebody's decision, and then the bank's word. */
export type Word = "decision" | "payment";
const order: Record<Word, number> = { decision: 1, payment: 2 };

/** The subject of the workflow that follows one submission of a claim; the next submission has one of its own. */
export function roundOf({ id, round }: Pick<Claim, "id" | "round">): string {
  return `${id}-${round}`;
}

/** The claim and the submission that a workflow is about. */
export function claimIn(subject: string): { id: ClaimId; round: number } {
  const [, id, round] = /^(.*)-(\d+)$/.exec(subject) ?? refuse("NotFound", { id: subject });
  return { id: ClaimId.parse(id), round: Number(round) };
}

/** The answer that the workflow of a submission waits for. */
export function wordOf(subject: string, word: Word) {
  return answerId(subject, order[word]);
}

/** Owes the workflow of this submission the word that it waits for. */
export function spoken(
  answers: Store<TaskAnswer>,
  claim: Pick<Claim, "id" | "round">,
  word: Word,
  decision: string,
  by: Author,
): Promise<readonly Write[]> {
  return answered(answers, wordOf(roundOf(claim), word), { decision }, by);
}
