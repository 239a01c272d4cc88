import type { BankFile, BankFileTaken } from "../../schemas/bank-file.ts";
import { BatchId } from "../../schemas/ids.ts";
import type { Batch } from "../../schemas/payment.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import type { Author, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { answeredPayment, withOutcomes } from "./answer-payment.ts";
import { type BankWord, readBankFile } from "./bank-file.ts";
import { minorOf } from "./budget.ts";
import type { BatchDeps } from "./pay-batch.ts";
import { pointerOf } from "./payments.ts";

/** Each is four writes of the hundred that a transaction holds: the claim with its entry, the letter, the workflow's answer. */
const atOnce = 20;

type Payment = Batch["payments"][number];

/**
 * Takes in what the bank says. A payment is found by its end-to-end id alone; the same file again changes nothing.
 * One batch, and at most twenty of its payments, are answered at a time, in one transaction with their claims and letters;
 * the answer names what waits.
 */
export const takeBankFile =
  (deps: BatchDeps) =>
  async ({ xml }: BankFile, by: Author): Promise<Change<BankFileTaken>> => {
    const taken: BankFileTaken = {
      paid: [],
      returned: [],
      repeated: [],
      unknown: [],
      amountDiffers: [],
      waiting: [],
    };
    let answered: { batch: Stored<Batch>; outcomes: Map<string, "paid" | "returned"> } | undefined;
    const writes: Write[] = [];
    for (const { word, batch, payment } of await matched(deps, readBankFile(xml))) {
      const id = payment?.endToEndId ?? word.endToEndId ?? word.messageId ?? "";
      if (batch === undefined || payment === undefined) taken.unknown.push(id);
      else if (
        word.amount &&
        (word.amount.currency !== payment.money.currency || minorOf(word.amount) !== minorOf(payment.money))
      )
        taken.amountDiffers.push(id);
      // A payment that came back stays so: the bank's note that it left may come later.
      else if (
        payment.outcome === word.status ||
        payment.outcome === "returned" ||
        answered?.outcomes.has(id)
      )
        taken.repeated.push(id);
      else if (answered !== undefined && (answered.batch.id !== batch.id || answered.outcomes.size >= atOnce))
        taken.waiting.push(id);
      else {
        answered ??= { batch, outcomes: new Map() };
        answered.outcomes.set(id, word.status);
        const result = {
          endToEndId: id,
          status: word.status,
          ...(word.reason ? { reason: word.reason } : {}),
        };
        writes.push(...(await answeredPayment(deps, payment.claimId, batch, result, by)));
        taken[word.status].push(id);
      }
    }
    if (answered === undefined) return unchanged(taken);
    const { batch, outcomes } = answered;
    const after = withOutcomes(batch, outcomes, by.at);
    return together(
      { output: { ...taken, batchId: batch.id }, writes },
      deps.batches.changed(batch, after, "bankFile", by, { details: { answered: outcomes.size } }).writes,
    );
  };

async function matched({ batches, pointers }: BatchDeps, words: readonly BankWord[]) {
  const held = new Map<string, Stored<Batch> | undefined>();
  const batchOf = async (id: string) => {
    if (!held.has(id)) held.set(id, await batches.find(id));
    const batch = held.get(id);
    return batch?.state === "exported" || batch?.state === "settled" ? batch : undefined;
  };
  const found: { word: BankWord; batch: Stored<Batch> | undefined; payment: Payment | undefined }[] = [];
  for (const word of words) {
    if (word.endToEndId === undefined) {
      const id = BatchId.safeParse(`batch_${(word.messageId ?? "").replace(/^UTL/, "").toLowerCase()}`);
      const batch = id.success ? await batchOf(id.data) : undefined;
      if (batch === undefined) found.push({ word, batch, payment: undefined });
      for (const payment of batch?.payments ?? []) found.push({ word, batch, payment });
      continue;
    }
    const pointer = await pointers.find(pointerOf(word.endToEndId));
    const batch = pointer && (await batchOf(pointer.batchId));
    const payment = batch?.payments.find(({ endToEndId }) => endToEndId === word.endToEndId);
    found.push({ word, batch, payment });
  }
  return found;
}
