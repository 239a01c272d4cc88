import {
  DescribeExecutionCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Host, startHost } from "../../../infra/local/host.ts";
import { synthFixture } from "../../support/local-app.ts";
import { clientOf } from "../../support/local-client.ts";
import { machines } from "./machines.ts";

let host: Host;
let client: ReturnType<typeof clientOf>;
let states: SFNClient;

const arnOf = (machine: string) => `arn:aws:states:eu-north-1:000000000000:stateMachine:${machine}`;
const startIt = (machine: string, name: string, input: object = {}) =>
  states.send(
    new StartExecutionCommand({ stateMachineArn: arnOf(machine), name, input: JSON.stringify(input) }),
  );
const later = (ms: number) => host.clock.moveTo(new Date(Date.parse(host.clock.now()) + ms).toISOString());
const statusOf = async (name: string) => {
  const { status, output, error, cause } = await client.execution(name);
  return error === undefined ? { status, output } : { status, error, cause };
};
const tokenOf = async (name: string) => {
  await host.clock.quiet();
  return (await client.items("token")).find(({ sk }) => sk === name)?.token;
};
const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "accepted",
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  );

beforeAll(async () => {
  host = await startHost({ assembly: synthFixture(machines), clock: "2023-05-03T10:00:00.000Z" });
  client = clientOf(host.url);
  states = new SFNClient({
    endpoint: host.endpoints.AWS_ENDPOINT_URL_SFN ?? "",
    region: "eu-north-1",
    credentials: { accessKeyId: "x", secretAccessKey: "x" },
  });
});
afterAll(() => host.stop());

test("a wait ends at its instant on the virtual clock, and not before", async () => {
  await startIt("Waits", "waits-1", { date: "2023-05-04T08:00:00Z", seconds: 90 });
  await host.clock.moveTo("2023-05-04T08:01:29.999Z");
  expect((await statusOf("waits-1")).status).toBe("RUNNING");
  await host.clock.moveTo("2023-05-04T12:00:00Z");
  expect(await statusOf("waits-1")).toEqual({
    status: "SUCCEEDED",
    output: { at: "2023-05-04T08:01:30.000Z" },
  });
});

describe("a failing task", () => {
  test("is retried after its interval on the virtual clock, with backoff", async () => {
    const begun = Date.parse(host.clock.now());
    await startIt("Retries", "r1", { name: "r1", fail: "Busy", until: 2 });
    await later(3_600_000);
    const at = new Date(begun + 180_000).toISOString();
    expect(await statusOf("r1")).toEqual({ status: "SUCCEEDED", output: { times: 3, at } });
  });
  test("is caught by its own name", async () => {
    await startIt("Retries", "r2", { name: "r2", fail: "CallNotOpen", until: 9 });
    await host.clock.quiet();
    expect(await statusOf("r2")).toEqual({ status: "SUCCEEDED", output: { error: "CallNotOpen" } });
  });
  test("ends the execution when its attempts are used up", async () => {
    await startIt("Retries", "r3", { name: "r3", fail: "Busy", until: 9 });
    await later(3_600_000);
    expect(await statusOf("r3")).toEqual({ status: "FAILED", error: "GaveUp", cause: "Busy" });
    expect((await client.counts()).r3).toBe(4);
  });
  test("that runs longer than its function may is cut off", async () => {
    await startIt("Slow", "slow-1");
    await host.clock.quiet();
    expect((await statusOf("slow-1")).status).toBe("SUCCEEDED");
  });
});

describe("a task token", () => {
  test("is answered once, by whoever has it", async () => {
    await startIt("Asks", "ask-1");
    const taskToken = await tokenOf("ask-1");
    await states.send(new SendTaskHeartbeatCommand({ taskToken }));
    await states.send(new SendTaskSuccessCommand({ taskToken, output: '{"yes":true}' }));
    await host.clock.quiet();
    expect(await statusOf("ask-1")).toEqual({ status: "SUCCEEDED", output: { yes: true } });
    const again = states.send(new SendTaskSuccessCommand({ taskToken, output: "{}" }));
    expect(await refusal(again)).toBe("TaskTimedOut");
    const unknown = states.send(new SendTaskSuccessCommand({ taskToken: "nonsense", output: "{}" }));
    expect(await refusal(unknown)).toBe("TaskDoesNotExist");
  });
  test("can be answered with an error of one's own", async () => {
    await startIt("Asks", "ask-2");
    await states.send(
      new SendTaskFailureCommand({ taskToken: await tokenOf("ask-2"), error: "Declined", cause: "busy" }),
    );
    await host.clock.quiet();
    expect(await statusOf("ask-2")).toEqual({ status: "SUCCEEDED", output: { declined: "Declined" } });
  });
  test("ends on the virtual clock, as a timeout and not as a failed task", async () => {
    await startIt("Asks", "ask-3");
    const taskToken = await tokenOf("ask-3");
    await later(86_399_999);
    expect((await statusOf("ask-3")).status).toBe("RUNNING");
    await later(1);
    expect(await statusOf("ask-3")).toEqual({ status: "SUCCEEDED", output: { silent: "States.Timeout" } });
    expect(await refusal(states.send(new SendTaskSuccessCommand({ taskToken, output: "{}" })))).toBe(
      "TaskTimedOut",
    );
  });
});

test("a map gives each item its own input, path and turn; branches and choices follow", async () => {
  await startIt("Many", "many-1", { round: "x", items: [{ id: "a" }, { id: "b" }, { id: "c" }] });
  await later(600_000);
  const item = (index: number, id: string) => ({ name: `x-${id}`, index, run: "many-1" });
  const output = [item(0, "a"), item(1, "b"), item(2, "c")];
  expect(await statusOf("many-1")).toEqual({ status: "SUCCEEDED", output });
  const { events } = await client.execution("many-1");
  const typesOf = (path?: string) =>
    events
      .filter((event: { path?: string }) => event.path === path)
      .map((event: { type: string }) => event.type);
  expect(typesOf("Each#1[1]/")).toContain("StateEntered");
  expect(typesOf().at(-1)).toBe("ExecutionSucceeded");
});

describe("an execution's name", () => {
  test("starts once: the same input while it runs answers the same execution", async () => {
    const input = { date: "2024-01-01T00:00:00Z", seconds: 0 };
    const first = await startIt("Waits", "once", input);
    const second = await startIt("Waits", "once", input);
    expect([second.executionArn, second.startDate]).toEqual([first.executionArn, first.startDate]);
    expect(await refusal(startIt("Waits", "once", { ...input, seconds: 1 }))).toBe("ExecutionAlreadyExists");
    await states.send(new StopExecutionCommand({ executionArn: first.executionArn, error: "Cancelled" }));
    const { status, error } = await states.send(
      new DescribeExecutionCommand({ executionArn: first.executionArn }),
    );
    expect([status, error]).toEqual(["ABORTED", "Cancelled"]);
    expect(await refusal(startIt("Waits", "once", input))).toBe("ExecutionAlreadyExists");
  });
  test("of an unknown machine is refused", async () => {
    expect(await refusal(startIt("Nothing", "x"))).toBe("StateMachineDoesNotExist");
  });
});

test.each([
  ["a variable", { Type: "Pass", Assign: { x: 1 }, End: true }, "variables (Assign)"],
  ["JSONata", { Type: "Pass", QueryLanguage: "JSONata", End: true }, "JSONata"],
  ["an indefinite path", { Type: "Pass", InputPath: "$.items[*].id", End: true }, "the path $.items[*].id"],
  [
    "another service",
    { Type: "Task", Resource: "arn:aws:states:::sqs:sendMessage", End: true },
    "the resource",
  ],
])("%s in a definition stops the start with one sentence", async (_, state, what) => {
  const assembly = synthFixture({ Odd: { StartAt: "S", States: { S: state } } });
  await expect(startHost({ assembly })).rejects.toThrow(`State machine Odd: State "S" uses ${what}`);
});
