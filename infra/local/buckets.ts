import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { BucketStart } from "./bucket-worker.ts";
import type { Clock } from "./clock.ts";

/** The object store, in a thread of its own so that its dates follow the host's clock. */
export const startBuckets = async (clock: Clock, buckets: string[], dataDirectory?: string) => {
  const directory =
    dataDirectory === undefined
      ? mkdtempSync(join(tmpdir(), "utlysning-buckets-"))
      : join(dataDirectory, "buckets");
  mkdirSync(directory, { recursive: true });
  const workerData: BucketStart = { clock: clock.shared, directory, buckets };
  const worker = new Worker(new URL("./bucket-worker.ts", import.meta.url), {
    workerData,
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  worker.unref();
  const url = await new Promise<string>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  return {
    url,
    stop: async () => {
      await worker.terminate();
      if (dataDirectory === undefined) rmSync(directory, { recursive: true, force: true });
    },
  };
};
