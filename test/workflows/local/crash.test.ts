import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SendTaskSuccessCommand, SFNClient } from "@aws-sdk/client-sfn";
import { afterEach, expect, test } from "vitest";
import { synthFixture } from "../../support/local-app.ts";
import { clientOf, eventually } from "../../support/local-client.ts";
import { machines } from "./machines.ts";

const assembly = synthFixture({ Long: machines.Long });
const script = join(import.meta.dirname, "../../support/local-child.ts");
let child: ChildProcess | undefined;

type Running = { url: string; states: string };

const isRunning = (value: unknown): value is Running =>
  typeof value === "object" && value !== null && "url" in value && "states" in value;

const run = async (data: string) => {
  child = spawn(process.execPath, [script, assembly, data, "2023-05-03T10:00:00.000Z"], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [told]: unknown[] = await once(child, "message");
  if (!isRunning(told)) throw new Error("The host did not say where it is.");
  const states = new SFNClient({
    endpoint: told.states,
    region: "eu-north-1",
    credentials: { accessKeyId: "x", secretAccessKey: "x" },
  });
  return { client: clientOf(told.url), states };
};

const kill = async () => {
  if (child === undefined || child.exitCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
};
afterEach(kill);

const tokenIn = (client: ReturnType<typeof clientOf>) =>
  eventually(async () => (await client.items("token")).find(({ sk }) => sk === "ask")?.token);

test("killed at every stage, a workflow goes on and repeats no step that it had recorded", async () => {
  const data = mkdtempSync(join(tmpdir(), "utlysning-crash-"));
  // So many that the map is still in its middle when the kill arrives.
  const items = Array.from({ length: 60 }, (_, index) => `item-${index}`);

  const first = await run(data);
  await first.client.start("Long", "long-1", { items });
  // In the middle of the map.
  await eventually(async () => ((await first.client.counts())["item-2"] === undefined ? undefined : true));
  await kill();

  const second = await run(data);
  const taskToken = await tokenIn(second.client);
  // The token is in the table before its step is over: once all is quiet, that it was asked is recorded.
  await second.client.moveTo("2023-05-03T10:00:00.000Z");
  await kill();

  // The token of the killed host is still good.
  const third = await run(data);
  await third.states.send(new SendTaskSuccessCommand({ taskToken, output: '{"by":"anna"}' }));
  await third.client.moveTo("2023-05-03T20:00:00Z");
  await kill();

  // The wait keeps its first due instant: a day after the answer.
  const fourth = await run(data);
  await fourth.client.moveTo("2023-05-04T09:59:59.999Z");
  expect((await fourth.client.execution("long-1")).status).toBe("RUNNING");
  await fourth.client.moveTo("2023-05-05T00:00:00Z");
  const done = await fourth.client.execution("long-1");
  expect([done.status, done.output]).toEqual([
    "SUCCEEDED",
    { items, answer: { by: "anna" }, two: { at: "2023-05-04T10:00:00.000Z" } },
  ]);
  const counts = await fourth.client.counts();
  // The one step that ran when the host was killed, and was not recorded, may have run twice.
  const repeated = Object.entries(counts).filter(([, times]) => times > 1);
  expect(Object.keys(counts).toSorted()).toEqual([...items, "ask", "one", "two"].toSorted());
  expect(repeated.length).toBeLessThanOrEqual(1);
  expect([counts.one, counts["item-0"], counts["item-1"], counts.ask, counts.two]).toEqual([1, 1, 1, 1, 1]);
  const path = done.events.map(
    (event: { path?: string; type: string; state?: { name: string } }) =>
      `${event.path ?? ""}${event.type} ${event.state?.name ?? ""}`,
  );
  expect(path.filter((event: string) => event === "StateEntered One")).toHaveLength(1);
  expect(path.at(-1)).toBe("ExecutionSucceeded ");
});
