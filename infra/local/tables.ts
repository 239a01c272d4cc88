import type { Activity } from "./activity.ts";
import type { Clock } from "./clock.ts";
import { type Database, ensureTable } from "./dynamodb.ts";
import type { Functions } from "./functions.ts";
import { LocalHostError } from "./json.ts";
import { partOf } from "./parts.ts";
import type { Table } from "./plan.ts";
import type { MappingPlan } from "./plan-events.ts";
import type { Store } from "./store.ts";
import { createDelivery } from "./stream-delivery.ts";
import { createStreamReader, type StreamReader } from "./streams.ts";

/** Makes the tables of the template and connects their streams with the functions that read them. */
export const startTables = async (options: {
  endpoint: string;
  trim: Database["trim"];
  newest: Database["newest"];
  tables: Table[];
  mappings: MappingPlan[];
  store: Store;
  functions: Functions;
  activity: Activity;
  clock: Clock;
  onRecords: () => void;
  onReader: (reader: StreamReader) => void;
}): Promise<void> => {
  const { endpoint, tables, store, functions, activity, clock, onRecords } = options;
  const stray = options.mappings.find(
    ({ streamArn }) => !tables.some((table) => table.streamArn === streamArn),
  );
  if (stray !== undefined) {
    throw new LocalHostError(`${stray.id} reads ${stray.streamArn}, which is no table's stream here.`);
  }
  for (const table of tables) {
    const stream = await partOf(`Table ${table.name}`, ensureTable(endpoint, table, clock.mode === "real"));
    const mappings = options.mappings.filter(({ streamArn }) => streamArn === table.streamArn);
    if (mappings.length === 0) continue;
    if (stream === undefined)
      throw new LocalHostError(`Table ${table.name} has no stream, but a function reads it.`);
    const deliveries = mappings.map((mapping) =>
      createDelivery({ mapping, stream, store, functions, activity, now: clock.now }),
    );
    const templateArn = table.streamArn;
    options.onReader(
      await createStreamReader({
        endpoint,
        stream,
        templateArn,
        deliveries,
        now: clock.now,
        onRecords,
        newest: () => options.newest(table.name),
        trim: (sequence) => options.trim(table.name, sequence),
      }),
    );
  }
};
