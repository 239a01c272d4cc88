import { DatabaseSync, type StatementSync } from "node:sqlite";

/** So many delivered records may lie there before they are taken away. */
export const trimEvery = 100;

/**
 * The service forgets stream records after a day; this engine keeps them all and reads through all of them at each
 * write and each look, so that the thousandth write takes ten times as long as the first. What every mapping has seen
 * is deleted here; the newest stays, because the engine counts on from it.
 */
export const createTrim = (path: string) => {
  const database = new DatabaseSync(path, { timeout: 1000 });
  // Written once, but only when first used: until there is a table, the engine has none of its own either.
  const prepared = (sql: string) => {
    let statement: StatementSync | undefined;
    return () => {
      statement ??= database.prepare(sql);
      return statement;
    };
  };
  const newest = prepared(
    "SELECT sequence_number AS sequence FROM _stream_records WHERE table_name = ? ORDER BY id DESC LIMIT 1",
  );
  const forget = prepared(
    "DELETE FROM _stream_records WHERE table_name = ? AND CAST(sequence_number AS INTEGER) <= ? AND id < (SELECT max(id) FROM _stream_records)",
  );
  return {
    /** The sequence number of a table's newest record. To ask this costs a hundredth of asking for the record. */
    newest: (table: string): bigint => BigInt(String(newest().get(table)?.sequence ?? 0)),
    upTo: (table: string, sequence: bigint): void => {
      try {
        forget().run(table, sequence);
      } catch {
        // The engine was writing all the while: the next turn takes these away too.
      }
    },
    close: (): void => database.close(),
  };
};
