import { SchedulerClient } from "@aws-sdk/client-scheduler";
import { SFNClient } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { milestonesOf } from "../../../functions/calls/approve-call.ts";
import { sweep } from "../../../functions/calls/sweep.ts";
import { Wake, wake } from "../../../functions/calls/wake.ts";
import { dispatch } from "../../../functions/operations/dispatch.ts";
import { finishOperation } from "../../../functions/operations/finish-operation.ts";
import { requested } from "../../../functions/operations/operations.ts";
import { commit } from "../../../functions/shared/step.ts";
import { StreamBatch } from "../../../functions/shared/stream-batch.ts";
import { Call } from "../../../schemas/call.ts";
import { CallId } from "../../../schemas/ids.ts";
import { callContent, callIn, deadlineAt, during } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { type Deps, depsOn } from "../../support/handlers.ts";

let database: TestTable;
let deps: Deps;
let at = during;
let callId = CallId.parse("call_none");
let calls = 0;
beforeAll(async () => {
  database = await startTable();
  deps = depsOn(database.table, () => at);
});
afterAll(() => database.stop());
beforeEach(async () => {
  calls += 1;
  at = during;
  const code = `timer-${calls}`;
  callId = CallId.parse(`call_${code}`);
  const call = callIn("open", callContent({ code }));
  const open = { ...call, id: callId };
  const by = { sub: "system", at };
  await database.table.transact([
    ...deps.calls.created(Call.parse(open), "create", by).writes,
    ...milestonesOf(open).flatMap((milestone) => [...deps.milestones.created(milestone, "set", by).writes]),
  ]);
});

const operationsOf = async () =>
  (await Array.fromAsync(deps.operations.list({ index: "gsi1", key: `${callId}#operation` }))).map(
    ({ workflow, state }) => `${workflow} ${state}`,
  );
const milestone = async (name: string) =>
  (await Array.fromAsync(deps.milestones.list({ index: "gsi1", key: `${callId}#milestone` }))).find(
    (one) => one.name === name,
  );
const ring = (name: string, round = 1) =>
  commit(database.table, () => wake(deps)(Wake.parse({ callId, milestone: name, round })));

describe("a timer", () => {
  test("that is due starts its workflow once, however often it rings", async () => {
    at = deadlineAt;
    await Promise.all([ring("close"), ring("close"), ring("close")]);
    await ring("close");
    expect(await operationsOf()).toEqual(["close-call requested"]);
    expect((await milestone("close"))?.state).toBe("done");
  });

  test.each([
    ["that rings too early", "close", 1, new Date(Date.parse(deadlineAt) - 1).toISOString()],
    ["of an older round", "close", 0, deadlineAt],
    ["of a round to come", "close", 2, deadlineAt],
  ])("%s does nothing", async (_what, name, round, now) => {
    at = now;
    await ring(name, round);
    expect([await operationsOf(), (await milestone(name))?.state]).toEqual([[], "ahead"]);
  });

  test("of a cancelled call is dropped", async () => {
    const call = await deps.calls.get(callId);
    const reason = { code: "CancelledByStaff", params: {} };
    const after = Call.parse({ ...call, state: "cancelled", cancelledAt: at, reason });
    await database.table.transact(
      deps.calls.changed(call, after, "cancel", { sub: "person_anna", at }).writes,
    );
    at = deadlineAt;
    await ring("close");
    expect([await operationsOf(), (await milestone("close"))?.state]).toEqual([[], "dropped"]);
  });
});

test("the sweeper finds a milestone that was due and did not happen, and only once", async () => {
  const work = sweep({
    ...deps,
    wake: (due) => commit(database.table, () => wake(deps)({ ...due, milestone: due.name })),
  });
  at = new Date(Date.parse(deadlineAt) + 59_999).toISOString();
  await work();
  expect((await milestone("close"))?.state).toBe("ahead");
  at = new Date(Date.parse(deadlineAt) + 60_000).toISOString();
  await work();
  const after = (await operationsOf()).filter((each) => each.startsWith("close-call"));
  await work();
  expect([(await milestone("close"))?.state, after]).toEqual(["done", ["close-call requested"]]);
  expect((await operationsOf()).filter((each) => each.startsWith("close-call"))).toEqual(after);
});

/** The services' clients, answered from here: what they were asked, and with which error they answer next. */
function services() {
  const asked: string[] = [];
  const errors: string[] = [];
  const options = { region: "eu-north-1", credentials: { accessKeyId: "test", secretAccessKey: "test" } };
  const answer = (command: string | undefined) => {
    asked.push(command ?? "");
    const name = errors.shift();
    if (name !== undefined) throw Object.assign(new Error(name), { name });
    return { output: { $metadata: {} }, response: {} };
  };
  const stepFunctions = new SFNClient(options);
  const scheduler = new SchedulerClient(options);
  const first = { step: "initialize" as const, priority: "high" as const };
  stepFunctions.middlewareStack.add(
    (_next, { commandName }) =>
      async () =>
        answer(commandName),
    first,
  );
  scheduler.middlewareStack.add(
    (_next, { commandName }) =>
      async () =>
        answer(commandName),
    first,
  );
  const environment = {
    WORKFLOW_ARN_PREFIX: "arn:aws:states:eu-north-1:000000000000:stateMachine:utlysning-test-",
    SCHEDULE_GROUP: "utlysning-test",
    WAKE_FUNCTION_ARN: "arn:aws:lambda:eu-north-1:000000000000:function:wake",
    SCHEDULER_ROLE_ARN: "arn:aws:iam::000000000000:role/scheduler",
  };
  const work = dispatch({ ...deps, stepFunctions, scheduler, environment });
  const bring = (type: string, ...ids: string[]) =>
    work(
      StreamBatch.parse({
        Records: ids.map((id, i) => ({
          eventID: `event-${i}`,
          dynamodb: { SequenceNumber: String(i), Keys: { pk: { S: id } }, NewImage: { type: { S: type } } },
        })),
      }),
    );
  return { asked, errors, bring };
}
const request = () =>
  commit(database.table, () =>
    requested(
      deps.operations,
      { callId, workflow: "close-call", subject: callId },
      { sub: "person_anna", at },
    ),
  );

describe("what a transaction owes the outside", () => {
  test("is started once, however often its record comes", async () => {
    const { asked, bring } = services();
    const { id } = await request();
    expect(await bring("operation", id, id)).toEqual({ batchItemFailures: [] });
    await bring("operation", id);
    expect(asked).toEqual(["StartExecutionCommand"]);
    expect(await operationsOf()).toEqual(["close-call running"]);
  });

  test("counts as started when the service knows its name already", async () => {
    const { errors, bring } = services();
    errors.push("ExecutionAlreadyExists");
    const { id } = await request();
    expect(await bring("operation", id)).toEqual({ batchItemFailures: [] });
    expect(await operationsOf()).toEqual(["close-call running"]);
  });

  test("stays owed when the service fails, and the batch comes again from there", async () => {
    const { errors, bring, asked } = services();
    errors.push("ServiceUnavailable");
    const { id } = await request();
    expect(await bring("operation", id, id)).toEqual({ batchItemFailures: [{ itemIdentifier: "0" }] });
    expect(await operationsOf()).toEqual(["close-call requested"]);
    await bring("operation", id);
    expect([asked.length, await operationsOf()]).toEqual([2, ["close-call running"]]);
  });

  test("is asked for once at a time, and again when it has ended", async () => {
    const { id } = await request();
    await expect(request()).rejects.toEqual(expect.objectContaining({ code: "AlreadyExists" }));
    const finish = { operationId: id, outcome: "failed" as const, code: "Broken" };
    await commit(database.table, () => finishOperation(deps)(finish));
    await commit(database.table, () => finishOperation(deps)({ ...finish, outcome: "succeeded" }));
    const again = await request();
    expect(again.id).not.toBe(id);
    expect((await operationsOf()).toSorted()).toEqual(["close-call failed", "close-call requested"]);
  });

  test("is set as a timer while it lies ahead, and left to the sweeper when it is due", async () => {
    const { asked, errors, bring } = services();
    const close = await milestone("close");
    await bring("milestone", close?.id ?? "");
    errors.push("ConflictException");
    expect(await bring("milestone", close?.id ?? "")).toEqual({ batchItemFailures: [] });
    at = deadlineAt;
    await bring("milestone", close?.id ?? "");
    expect(asked).toEqual(["CreateScheduleCommand", "CreateScheduleCommand"]);
  });
});
