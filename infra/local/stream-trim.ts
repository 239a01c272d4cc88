import { DatabaseSync } from "node:sqlite";

/** So many delivered records may lie there before they are taken away. */
export const trimEvery = 100;

/**
 * The service forgets stream records after a day; this engine keeps them all and reads through all of them at each
 * write and each look, so that the thousandth write takes ten times as long as the first. What every mapping has seen
 * is deleted here; the newest stays, because the engine counts on from it.
 */
export const createTrim = (
  path: string,
): { upTo: (table: string, sequence: bigint) => void; close: () => void } => {
  let database: DatabaseSync | undefined;
  return {
    upTo: (table, sequence) => {
      database ??= new DatabaseSync(path, { timeout: 1000 });
      try {
        database
          .prepare(
            "DELETE FROM _stream_records WHERE table_name = ? AND CAST(sequence_number AS INTEGER) <= ? AND id < (SELECT max(id) FROM _stream_records)",
          )
          .run(table, sequence);
      } catch {
        // The engine was writing all the while: the next turn takes these away too.
      }
    },
    close: () => database?.close(),
  };
};
