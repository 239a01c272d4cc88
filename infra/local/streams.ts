import { type JsonObject, listOf, objectOf, textOf } from "./json.ts";
import { callJson, ServiceFault } from "./json-protocol.ts";
import { region } from "./physical-names.ts";
import type { Delivery } from "./stream-delivery.ts";
import { trimEvery } from "./stream-trim.ts";

const api = "DynamoDBStreams_20120810.";
const idleMs = 250;
const afterWriteMs = 4;

type Shard = { id: string; iterator: string | undefined; last: string | undefined };
export type StreamReader = Awaited<ReturnType<typeof createStreamReader>>;

/**
 * Reads one table's stream for all its mappings. It looks right after each invocation (`look`), because that is
 * when something was written, and now and then for writers from outside.
 */
export const createStreamReader = async (options: {
  endpoint: string;
  stream: string;
  templateArn: string;
  deliveries: Delivery[];
  now: () => number;
  onRecords: () => void;
  /** Forgets the records up to this one, which all deliveries have settled. */
  trim: (sequence: bigint) => void;
  /** The newest record there is, if anybody can tell. */
  newest: () => bigint | undefined;
}) => {
  const { endpoint, stream, deliveries } = options;
  const call = (operation: string, input: JsonObject) => callJson(endpoint, api + operation, input);

  const settledByAll = () =>
    deliveries.map((delivery) => delivery.checkpoint()).reduce((a, b) => (a < b ? a : b));
  let trimmed = 0n;
  const trim = () => {
    const settled = settledByAll();
    if (settled - trimmed < BigInt(trimEvery)) return;
    options.trim(settled);
    trimmed = settled;
  };

  const description = objectOf((await call("DescribeStream", { StreamArn: stream })).StreamDescription);
  const oldest = settledByAll();
  const shards: Shard[] = listOf(description.Shards).map((each) => ({
    id: textOf(objectOf(each).ShardId) ?? "",
    iterator: undefined,
    last: oldest === 0n ? undefined : String(oldest),
  }));

  const iteratorOf = async (shard: Shard): Promise<string | undefined> => {
    const position: JsonObject =
      shard.last === undefined
        ? { ShardIteratorType: "TRIM_HORIZON" }
        : { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber: shard.last };
    const answer = await call("GetShardIterator", { StreamArn: stream, ShardId: shard.id, ...position });
    return textOf(answer.ShardIterator);
  };

  /** The engine writes its own region, ARN and wall clock into a record; here they are the template's and ours. */
  const asDelivered = (record: JsonObject): JsonObject => ({
    ...record,
    awsRegion: region,
    eventSourceARN: options.templateArn,
    dynamodb: { ...objectOf(record.dynamodb), ApproximateCreationDateTime: Math.floor(options.now() / 1000) },
  });

  const readShard = async (shard: Shard): Promise<boolean> => {
    shard.iterator ??= await iteratorOf(shard);
    if (shard.iterator === undefined) return false;
    let answer: JsonObject;
    try {
      answer = await call("GetRecords", { ShardIterator: shard.iterator, Limit: 1000 });
    } catch (error) {
      if (!(error instanceof ServiceFault)) throw error;
      shard.iterator = undefined;
      return false;
    }
    shard.iterator = textOf(answer.NextShardIterator);
    const records = listOf(answer.Records).map((each) => asDelivered(objectOf(each)));
    const last = records.at(-1);
    if (last === undefined) return false;
    shard.last = textOf(objectOf(last.dynamodb).SequenceNumber);
    options.onRecords();
    for (const delivery of deliveries) delivery.accept(records);
    return true;
  };

  let isStopped = false;
  let tail: Promise<boolean> = Promise.resolve(false);
  let queued: Promise<boolean> | undefined;

  const isAllRead = (): boolean => {
    const newest = options.newest();
    return newest !== undefined && shards.some(({ last }) => newest <= BigInt(last ?? 0));
  };

  const readAll = async (): Promise<boolean> => {
    queued = undefined;
    if (isStopped || isAllRead()) return false;
    const found = await Promise.all(shards.map(readShard));
    trim();
    return found.includes(true);
  };

  /** Whether there was something. Starts after the call, so that what was written before it is seen. */
  const look = (): Promise<boolean> => {
    queued ??= tail.then(readAll, readAll);
    tail = queued;
    return queued;
  };

  const lookOn = () => {
    look().then(
      (hasFound) => {
        if (hasFound) lookOn();
      },
      () => {},
    );
  };

  const timer = setInterval(lookOn, idleMs);
  timer.unref();
  let soon: NodeJS.Timeout | undefined;

  return {
    look,
    /** Something may have been written: a look in a moment serves all that is written until then. */
    lookSoon: () => {
      soon ??= setTimeout(() => {
        soon = undefined;
        lookOn();
      }, afterWriteMs);
    },
    waiting: () => deliveries.reduce((sum, delivery) => sum + delivery.waiting(), 0),
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      clearTimeout(soon);
      for (const delivery of deliveries) delivery.stop();
      await tail.catch(() => false);
    },
  };
};
