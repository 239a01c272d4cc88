import type { SESv2Client } from "@aws-sdk/client-sesv2";
import { callStore } from "../../../functions/calls/calls.ts";
import { letterStores } from "../../../functions/letters/deps.ts";
import type { FactsOf, LetterKind } from "../../../functions/letters/facts.ts";
import { letterStore, queued } from "../../../functions/letters/letters.ts";
import { recordFate } from "../../../functions/letters/record-fate.ts";
import { sampleFacts } from "../../../functions/letters/samples.ts";
import { sendLetters } from "../../../functions/letters/send-letters.ts";
import { SesEvent } from "../../../functions/letters/ses-event.ts";
import { suppressionStore } from "../../../functions/letters/suppressions.ts";
import { StreamBatch, StreamImage } from "../../../functions/shared/stream-batch.ts";
import type { Table } from "../../../functions/shared/table.ts";
import { CallId, LetterId } from "../../../schemas/ids.ts";
import { Letter } from "../../../schemas/letter.ts";

export const callId = CallId.parse("call_twin-cities-2023");
export const from = "letters@utlysning.example.org";
export const publicAddress = "https://api.example.org";
/** The instant at which everything in these tests happens. */
export const at = "2023-06-28T07:41:09.120Z";

/** One outbox on a table, sending through one client; everything in it is the deployed code. */
export function outboxOn(table: Table, ses: SESv2Client) {
  const letters = letterStore(table);
  const suppressions = suppressionStore(table);
  const { holds, handlings, optOuts } = letterStores(table);
  const calls = callStore(table);
  const deps = { table, letters, suppressions, holds, handlings, optOuts, calls, now: () => at };
  const environment = {
    FROM_ADDRESS: from,
    CONFIGURATION_SET: "utlysning-test",
    PUBLIC_ADDRESS: publicAddress,
  };
  const send = sendLetters({ ...deps, ses, environment });
  const record = recordFate(deps);
  /** What the stream shows of a letter for ever: as it was queued. */
  const images = new Map<string, StreamImage>();

  return {
    ...deps,
    /** Queues a letter with its sample facts and answers its id. */
    async queue<Kind extends LetterKind>(
      kind: Kind,
      subjectId: string,
      email: string,
      facts: FactsOf<Kind> = sampleFacts("sv")[kind],
    ): Promise<LetterId> {
      const to = { name: "Anna Lind", email, language: "sv" } as const;
      const writes = queued(letters, kind, { callId, subjectId, to, facts }, { sub: "system", at });
      await table.transact(writes);
      const [write] = writes;
      if (write === undefined || !("put" in write)) throw new Error("nothing was queued");
      const { pk, type, entity, rev, chain } = write.put;
      images.set(
        pk,
        StreamImage.parse({
          type: { S: type },
          entity: { S: entity },
          rev: { N: `${rev}` },
          chain: { S: chain },
        }),
      );
      return LetterId.parse(pk);
    },
    /** Brings the records of these letters, as the stream would, and answers the numbers of those to bring again. */
    async stream(...ids: readonly string[]): Promise<string[]> {
      const batch = StreamBatch.parse({
        Records: ids.map((id, index) => ({
          eventID: `event-${index}`,
          eventName: "INSERT",
          dynamodb: {
            SequenceNumber: String(index),
            Keys: { pk: { S: id }, sk: { S: "entity" } },
            NewImage: images.get(id),
          },
        })),
      });
      return (await send(batch)).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    },
    async event(
      eventType: string,
      mail: { letter?: string; messageId: string },
      detail: Record<string, unknown> = {},
    ) {
      const tags = mail.letter === undefined ? {} : { tags: { letter: [mail.letter] } };
      return record(
        SesEvent.parse({
          source: "aws.ses",
          "detail-type": "",
          detail: { eventType, mail: { messageId: mail.messageId, timestamp: at, ...tags }, ...detail },
        }),
      );
    },
    /** The letter as it stands, without the store's own fields. */
    async letter(id: string): Promise<Letter> {
      return Letter.parse(await letters.get(id));
    },
    async state(id: string): Promise<Letter["state"]> {
      return (await letters.get(id)).state;
    },
  };
}
