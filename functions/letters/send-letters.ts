import type { DynamoDBBatchResponse } from "aws-lambda";
import { log, traceOf } from "../shared/log.ts";
import type { StreamBatch } from "../shared/stream-batch.ts";
import { type SendDeps, sendLetter } from "./send-letter.ts";

/**
 * Sends the letters of a stream's batch one after the other, which bounds the rate. A record tells only which letter to
 * look at; what is done follows from the stored letter, so a record may come twice. From the first letter that could
 * not be handed over, the rest of the batch comes again, in order.
 */
export const sendLetters = (deps: SendDeps) => {
  const send = sendLetter(deps);
  return async (batch: StreamBatch): Promise<DynamoDBBatchResponse> => {
    for (const { eventID, dynamodb } of batch.Records) {
      const id = dynamodb.Keys.pk.S;
      const isLetter = id.startsWith("letter_") && (dynamodb.NewImage?.type.S ?? "letter") === "letter";
      if (isLetter && !(await isDone(send, id, eventID))) {
        return { batchItemFailures: [{ itemIdentifier: dynamodb.SequenceNumber }] };
      }
    }
    return { batchItemFailures: [] };
  };
};

async function isDone(send: ReturnType<typeof sendLetter>, id: string, record: string): Promise<boolean> {
  try {
    return (await send(id)) !== "later";
  } catch (error) {
    log("error", "sending failed", { record, letter: id, ...traceOf(error) });
    return false;
  }
}
