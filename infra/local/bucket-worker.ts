import { createRequire } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import { followClock } from "./virtual-date.ts";

export type BucketStart = { clock: SharedArrayBuffer; directory: string; buckets: string[] };

const start: BucketStart = workerData;
followClock(start.clock);

type Context = { set: (name: string, value: string) => void };
type Middleware = (context: Context, next: () => Promise<void>) => Promise<void>;
type Engine = { middleware: Middleware[]; run: () => Promise<{ port: number }> };
type EngineClass = new (options: object) => Engine;

const S3rver: EngineClass = createRequire(import.meta.url)("@20minutes/s3rver");

const engine = new S3rver({
  address: "127.0.0.1",
  port: 0,
  silent: true,
  directory: start.directory,
  vhostBuckets: false,
  configureBuckets: start.buckets.map((name) => ({ name })),
});
// Clients correct their clocks by this header; it must show the same time as everything else here.
engine.middleware.unshift(async (context, next) => {
  await next();
  context.set("date", new Date().toUTCString());
});
const { port } = await engine.run();
parentPort?.postMessage(`http://127.0.0.1:${port}`);
