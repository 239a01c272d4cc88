import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callApproved, callReturned } from "../../../functions/calls/approve-call.ts";
import { finishClosing, startClosing } from "../../../functions/calls/open-call.ts";
import { transitions } from "../../../functions/calls/transitions.ts";
import { closeReviewing } from "../../../functions/reviewing/close-reviewing.ts";
import { startReviewing } from "../../../functions/reviewing/invite-reviewers.ts";
import { finishScreening } from "../../../functions/screening/screen-applications.ts";
import { isRefusal } from "../../../functions/shared/refusal.ts";
import { Call, type CallState } from "../../../schemas/call.ts";
import { CallId } from "../../../schemas/ids.ts";
import {
  callContent,
  callIn,
  callInput,
  closesAt,
  deadlineAt,
  during,
  tooLateAt,
} from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { allRoutes, clientOf, type Deps, depsOn } from "../../support/handlers.ts";

let database: TestTable;
let deps: Deps;
let ask: ReturnType<typeof clientOf>;
beforeAll(async () => {
  database = await startTable();
  deps = depsOn(database.table);
  ask = clientOf(database.table, allRoutes(deps));
});
afterAll(() => database.stop());

const states: CallState[] = Call.options.map((option) => option.shape.state.value);
const by = { sub: "person_anna", at: "2023-12-01T10:00:00.000Z" };
const as = { name: "anna", groups: ["staff"] };
let calls = 0;
async function stored(state: CallState, travel?: object) {
  calls += 1;
  const code = `state-${calls}`;
  const id = CallId.parse(`call_${code}`);
  const { matching: _matching, ...input } = callInput();
  // Without hosts there is nothing to match, so that a programme may start as soon as its result is announced.
  const tracks = input.tracks.map((track) => ({
    ...track,
    form: track.form.filter((question) => !("options" in question && question.options === "activities")),
  }));
  const content = { ...input, code, tracks, activities: [], ...travel };
  const call = Call.parse({ ...callIn(state, callContent(content)), id });
  await database.table.transact(deps.calls.created(call, "create", by).writes);
  return { id, code, call: await deps.calls.get(id) };
}
type Held = Awaited<ReturnType<typeof stored>>;
const command = (path: string, body?: object) => async (held: Held) => {
  const params = { callId: held.id };
  const method = path === "" ? "PUT /calls/{callId}" : `POST /calls/{callId}/${path}`;
  const { body: answer } = await ask(method, { as, params, at: by.at, ...(body ? { body } : {}) });
  return answer.code;
};
const decided = (decide: (held: Held) => Promise<unknown>) => async (held: Held) => {
  try {
    await decide(held);
    return undefined;
  } catch (refusal) {
    if (isRefusal(refusal)) return refusal.code;
    throw refusal;
  }
};

/** Each act as its use case does it, and the states in which it has been done already and is left alone. */
const acts: {
  [Act in keyof typeof transitions]?: [act: (held: Held) => Promise<unknown>, done: CallState[]];
} = {
  edit: [(held) => command("", { ...callInput(), code: held.code })(held), []],
  submitForApproval: [command("submit-for-approval"), []],
  open: [command("open"), []],
  startClosing: [decided(({ id }) => startClosing(deps)(id)), ["closing", "closed"]],
  finishClosing: [decided(({ id }) => finishClosing(deps)(id)), ["closed"]],
  finishScreening: [decided(({ id }) => finishScreening(deps)(id)), ["screened"]],
  startReviewing: [decided(({ id }) => startReviewing(deps)(id)), ["reviewing"]],
  closeReviewing: [decided(({ call }) => closeReviewing(deps)(call, {}, by)), []],
  startProgramme: [command("start-programme"), []],
  cancel: [command("cancel", { reason: "No money." }), []],
};

describe.each(Object.entries(acts))("%s", (name, [act, done]) => {
  const table = Object.entries(transitions).find(([act]) => act === name)?.[1];
  const from: readonly string[] = table?.from ?? [];
  test.each(states)("from %s", async (state) => {
    const held = await stored(state);
    const allowed = from.includes(state) || done.includes(state);
    expect(await act(held)).toBe(allowed ? undefined : "WrongState");
  });
});

test.each(states)(
  "the end of an approval changes a call only from inApproval, and finds it %s",
  async (state) => {
    const { call } = await stored(state);
    const changes = [await callApproved(deps)(call, by), await callReturned(deps)(call, "No.", by)];
    const after = changes.map(({ output, writes }) => [output.state, writes.length > 0]);
    expect(after).toEqual(
      state === "inApproval"
        ? [
            ["approved", true],
            ["draft", true],
          ]
        : [
            [state, false],
            [state, false],
          ],
    );
  },
);

test("nobody's time is cut short by hand, the grace included", async () => {
  const { id } = await stored("open");
  const close = (at: string) => ask("POST /calls/{callId}/close", { as, params: { callId: id }, at });
  const outcomes = [];
  for (const at of [during, closesAt, deadlineAt, tooLateAt]) outcomes.push((await close(at)).status);
  expect(outcomes).toEqual([409, 409, 409, 202]);
});

test("a call's code is its id: it is neither drafted twice nor renamed", async () => {
  const body = { ...callInput(), code: "only-once" };
  const first = await ask("POST /calls", { as, body });
  const second = await ask("POST /calls", { as, body });
  const params = { callId: "call_only-once" };
  const renamed = await ask("PUT /calls/{callId}", { as, params, body: { ...body, code: "another" } });
  expect([first.status, second.body.code, renamed.status, renamed.body.errors]).toEqual([
    201,
    "AlreadyExists",
    422,
    [{ pointer: "/code", code: "Unchangeable", detail: "The code is the call's id." }],
  ]);
});

test("a call with faults is refused with each of them", async () => {
  const window = { ...callInput().window, closes: "2023-03-26T02:30" };
  const { status, body } = await ask("POST /calls", { as, body: { ...callInput(), code: "faulty", window } });
  expect([status, body.code, body.errors]).toEqual([
    422,
    "CallNotReady",
    [{ pointer: "/window/closes", code: "LocalTimeInvalid", detail: expect.any(String) }],
  ]);
});
