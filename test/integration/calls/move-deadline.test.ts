import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startClosing } from "../../../functions/calls/open-call.ts";
import { commit } from "../../../functions/shared/step.ts";
import { closesAt, deadlineAt, during, tooLateAt } from "../../support/builders.ts";
import { everyone, reason, weekLater, weekLaterAt, worldIn } from "../../support/deadline-world.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const world = (state?: "approved" | "open") => worldIn(database, state);
const code = (name: string) => expect.objectContaining({ code: name });

describe("a deadline moved for everyone", () => {
  test("holds at once, before anybody's item is written", async () => {
    const { create, submit, move, clock } = await world();
    const application = await create("kalmar");
    expect((await move(everyone)).status).toBe(200);
    clock.now = "2023-07-07T22:00:00.000Z";
    const submitted = await submit(application);
    expect([submitted.state, submitted.deadlineAt]).toEqual(["submitted", "2023-07-07T22:00:00.000Z"]);
  });

  test("writes to exactly those who can still submit, once, in their items too", async () => {
    const { create, submit, move, tell, movesOf, letters, deps, clock } = await world();
    const [draft, submitted] = [await create("kalmar"), await create("umea")];
    await submit(submitted);
    await move(everyone);
    clock.now = "2023-06-02T10:00:00.000Z";
    await create("later");
    const [{ id } = { id: "" }] = await movesOf();
    await tell(id);
    await tell(id);
    expect((await letters()).filter((letter) => letter.startsWith("deadline-moved"))).toEqual([
      "deadline-moved kalmar@example.org",
      "deadline-moved umea@example.org",
    ]);
    const items = await Promise.all([draft, submitted].map((one) => deps.applications.get(one)));
    expect(items.map((item) => item.deadlineAt)).toEqual([
      "2023-07-07T22:00:00.000Z",
      "2023-07-07T22:00:00.000Z",
    ]);
  });

  test("arms the closing anew, so that the old timer's execution leaves the call open", async () => {
    const { move, close, deps, id, milestone, clock } = await world();
    await move(everyone);
    expect(await milestone("close")).toMatchObject({
      state: "ahead",
      round: 1,
      dueAt: "2023-07-07T22:00:00.000Z",
    });
    clock.now = deadlineAt;
    await commit(database.table, () => startClosing(deps)(id));
    expect((await deps.calls.get(id)).state).toBe("open");
    clock.now = "2023-07-07T22:00:00.000Z";
    await close();
    expect((await deps.calls.get(id)).state).toBe("closed");
  });

  test("again while it is still being told stops the first telling", async () => {
    const { create, move, tell, movesOf, letters, deps, clock } = await world();
    const application = await create("kalmar");
    await move(everyone);
    clock.now = "2023-06-01T10:00:00.001Z";
    await move(everyone, "2023-07-14T23:59");
    const [first, second] = await movesOf();
    await tell(second?.id ?? "");
    await tell(first?.id ?? "");
    expect((await letters()).filter((letter) => letter.startsWith("deadline-moved"))).toHaveLength(1);
    expect((await deps.applications.get(application)).deadlineAt).toBe("2023-07-14T22:00:00.000Z");
  });

  test("is public with its reason, as is the outage that it names", async () => {
    const { ask, post, id } = await world();
    const outage = {
      from: "2023-06-01T10:00",
      until: "2023-06-01T11:30",
      what: reason,
      accordingTo: "The host",
    };
    expect((await post("outages", outage)).status).toBe(201);
    const moved = await post("move-deadline", { for: everyone, closes: weekLater, reason, outage: 1 });
    expect(moved.status).toBe(200);
    const { body } = await ask("GET /calls/{callId}", {
      params: { callId: id },
      headers: { "accept-language": "sv" },
    });
    expect({ closesAt: body.closesAt, moves: body.moves, outages: body.outages }).toEqual({
      closesAt: weekLaterAt,
      moves: [
        { who: "everyone", from: closesAt, to: weekLaterAt, movedAt: during, reason: reason.sv, outage: 1 },
      ],
      outages: [
        {
          number: 1,
          from: "2023-06-01T08:00:00.000Z",
          until: "2023-06-01T09:30:00.000Z",
          what: reason.sv,
          accordingTo: "The host",
        },
      ],
    });
  });

  test("may come earlier before the opening, never after it", async () => {
    const before = await world("approved");
    before.clock.now = "2023-05-02T10:00:00.000Z";
    expect((await before.move(everyone, "2023-06-15T23:59")).status).toBe(200);
    expect((await before.milestone("close"))?.dueAt).toBe("2023-06-15T22:00:00.000Z");
    expect((await before.move(everyone, "2023-05-03T08:00")).body.errors).toMatchObject([
      { pointer: "/closes", code: "BeforeOpening" },
    ]);
    const open = await world();
    expect((await open.move(everyone, "2023-06-15T23:59")).body.errors).toMatchObject([
      { pointer: "/closes", code: "NotLater" },
    ]);
  });

  test("is refused once the call is closing", async () => {
    const { move, deps, id, clock } = await world();
    clock.now = deadlineAt;
    await commit(database.table, () => startClosing(deps)(id));
    expect((await move(everyone)).body.code).toBe("WrongState");
  });

  test("between the closing's reading and writing keeps the call open", async () => {
    const { move, deps, id, clock } = await world();
    clock.now = deadlineAt;
    const decided = await startClosing(deps)(id);
    await move(everyone);
    await expect(database.table.transact(decided.writes)).rejects.toEqual(code("ConcurrentChange"));
    expect((await startClosing(deps)(id)).writes).toEqual([]);
  });
});

test("a move in the grace, after the shown deadline, still holds for who holds a draft", async () => {
  const { create, submit, move, clock } = await world();
  const application = await create("kalmar");
  clock.now = deadlineAt;
  expect((await move(everyone)).status).toBe(200);
  clock.now = tooLateAt;
  expect((await submit(application)).state).toBe("submitted");
});
