import type { DynamoDBBatchResponse } from "aws-lambda";
import { log, traceOf } from "../shared/log.ts";
import type { StreamBatch } from "../shared/stream-batch.ts";
import { type SendDeps, type SendOutcome, sendLetter } from "./send-letter.ts";

/**
 * Sends the letters of a stream's batch one after the other, which bounds the rate. A record shows the letter as it was
 * queued; the write that takes it holds only while it is still so, and a record may come twice. From the first letter
 * that could not be handed over, the rest of the batch comes again, in order.
 */
export const sendLetters = (deps: SendDeps) => {
  const send = sendLetter(deps);
  return async (batch: StreamBatch): Promise<DynamoDBBatchResponse> => {
    for (const { eventID, dynamodb } of batch.Records) {
      const id = dynamodb.Keys.pk.S;
      const image = dynamodb.NewImage;
      const isLetter = id.startsWith("letter_") && (image?.type.S ?? "letter") === "letter";
      const seen = image && deps.letters.seen(image);
      if (isLetter && !(await isDone(() => send(id, seen), id, eventID))) {
        return { batchItemFailures: [{ itemIdentifier: dynamodb.SequenceNumber }] };
      }
    }
    return { batchItemFailures: [] };
  };
};

async function isDone(send: () => Promise<SendOutcome>, id: string, record: string): Promise<boolean> {
  try {
    return (await send()) !== "later";
  } catch (error) {
    log("error", "sending failed", { record, letter: id, ...traceOf(error) });
    return false;
  }
}
