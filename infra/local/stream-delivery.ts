import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Activity } from "./activity.ts";
import { fits } from "./event-pattern.ts";
import type { Outcome } from "./function-thread.ts";
import type { Functions } from "./functions.ts";
import { type JsonObject, listOf, objectOf, parseJson, textOf } from "./json.ts";
import type { MappingPlan } from "./plan-events.ts";
import { addDeadLetter, type Store } from "./store.ts";

type Item = { sequence: bigint; record: JsonObject; isDone: boolean };
type Lane = { items: Item[]; isBusy: boolean };
export type Delivery = ReturnType<typeof createDelivery>;

const longestRetryPauseMs = 200;

const sequenceOf = (record: JsonObject): bigint =>
  BigInt(textOf(objectOf(record.dynamodb).SequenceNumber) ?? "0");

const laneOf = (record: JsonObject, lanes: number): number => {
  const keys = Object.entries(objectOf(objectOf(record.dynamodb).Keys)).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(keys)).digest().readUInt32BE() % lanes;
};

/**
 * Brings the records of a stream to one function as its mapping says: filtered, in order per key, in batches, at
 * least once. A failing batch is split or tried again; when its attempts are used up it becomes a dead letter and
 * the stream goes on. Retries pause in real time and take no virtual time.
 */
export const createDelivery = (options: {
  mapping: MappingPlan;
  stream: string;
  store: Store;
  functions: Functions;
  activity: Activity;
  now: () => number;
}) => {
  const { mapping, stream, store, functions, activity } = options;
  const lanes: Lane[] = Array.from({ length: mapping.lanes }, () => ({ items: [], isBusy: false }));
  let inOrder: Item[] = [];
  let isStopped = false;

  const saved = store.prepare("SELECT stream, sequence FROM checkpoints WHERE mapping = ?").get(mapping.id);
  let checkpoint = saved?.stream === stream ? BigInt(String(saved.sequence)) : 0n;
  let newest = checkpoint;
  const save = store.prepare(
    "INSERT OR REPLACE INTO checkpoints (mapping, stream, sequence) VALUES (?, ?, ?)",
  );

  const settle = (items: Item[]) => {
    for (const item of items) item.isDone = true;
    const firstOpen = inOrder.findIndex(({ isDone }) => !isDone);
    const closed = firstOpen === -1 ? inOrder : inOrder.slice(0, firstOpen);
    const last = closed.at(-1);
    if (last === undefined) return;
    inOrder = inOrder.slice(closed.length);
    checkpoint = last.sequence;
    save.run(mapping.id, stream, String(checkpoint));
  };

  /** The items that are still to be done after an invocation: from the first reported failure on. */
  const remaining = (items: Item[], outcome: Outcome): Item[] => {
    if ("failure" in outcome) return items;
    if (!mapping.reportsItemFailures) return [];
    const reported = listOf(objectOf(parseJson(outcome.payload)).batchItemFailures).map(
      (each) => textOf(objectOf(each).itemIdentifier) ?? "",
    );
    if (reported.length === 0) return [];
    const first = items.findIndex(({ sequence }) => reported.includes(String(sequence)));
    return items.slice(Math.max(first, 0));
  };

  const bury = (items: Item[], attempts: number, outcome: Outcome) => {
    addDeadLetter(store, options.now(), mapping.deadLetterArn ?? "none", {
      requestContext: {
        functionArn: mapping.functionArn,
        condition: "RetryAttemptsExhausted",
        approximateInvokeCount: attempts + 1,
      },
      responsePayload: "failure" in outcome ? outcome.failure : parseJson(outcome.payload),
      DDBStreamBatchInfo: {
        streamArn: mapping.streamArn,
        batchSize: items.length,
        startSequenceNumber: String(items.at(0)?.sequence ?? ""),
        endSequenceNumber: String(items.at(-1)?.sequence ?? ""),
      },
      records: items.map(({ record }) => record),
    });
    settle(items);
  };

  const deliver = async (items: Item[], attempt: number): Promise<void> => {
    const payload = JSON.stringify({ Records: items.map(({ record }) => record) });
    const outcome = await functions.invoke(mapping.functionArn, payload);
    if (isStopped) return;
    const rest = remaining(items, outcome);
    settle(items.slice(0, items.length - rest.length));
    if (rest.length === 0) return;
    if (mapping.isBisecting && rest.length > 1) {
      const middle = Math.ceil(rest.length / 2);
      await deliver(rest.slice(0, middle), attempt);
      if (!isStopped) await deliver(rest.slice(middle), attempt);
      return;
    }
    if (attempt >= mapping.retries) return bury(rest, attempt, outcome);
    await sleep(Math.min(10 * 2 ** attempt, longestRetryPauseMs));
    if (!isStopped) await deliver(rest, attempt + 1);
  };

  const run = async (lane: Lane): Promise<void> => {
    if (lane.isBusy) return;
    lane.isBusy = true;
    await activity.during(async () => {
      while (lane.items.length > 0 && !isStopped) await deliver(lane.items.splice(0, mapping.batchSize), 0);
    });
    lane.isBusy = false;
  };

  return {
    checkpoint: () => checkpoint,
    waiting: () => inOrder.length,
    accept: (records: JsonObject[]) => {
      const touched = new Set<Lane>();
      for (const record of records) {
        const sequence = sequenceOf(record);
        if (sequence <= newest) continue;
        newest = sequence;
        const isWanted =
          mapping.filters.length === 0 || mapping.filters.some((pattern) => fits(pattern, record));
        const item: Item = { sequence, record, isDone: !isWanted };
        inOrder.push(item);
        const lane = lanes[isWanted ? laneOf(record, lanes.length) : -1];
        lane?.items.push(item);
        if (lane !== undefined) touched.add(lane);
      }
      if (touched.size === 0) settle([]);
      for (const lane of touched) void run(lane);
    },
    stop: () => {
      isStopped = true;
    },
  };
};
