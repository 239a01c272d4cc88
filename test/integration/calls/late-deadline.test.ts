import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lastInstant } from "../../../functions/calls/deadline.ts";
import { applicationInput, deadlineAt } from "../../support/builders.ts";
import {
  afterClosing,
  drafts,
  reason,
  weekLater,
  weekLaterAt,
  worldIn,
} from "../../support/deadline-world.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const world = (state?: "approved" | "open") => worldIn(database, state);
const code = (name: string) => expect.objectContaining({ code: name });

describe("a deadline moved for those who hold a draft", () => {
  test("lets them submit after the call has closed, and nobody else", async () => {
    const { create, submit, move, close, deps, id, clock, milestone } = await world();
    const [draft, done] = [await create("kalmar"), await create("umea")];
    await submit(done);
    expect((await move(drafts)).status).toBe(200);
    expect((await milestone("close-late"))?.dueAt).toBe("2023-07-07T22:00:00.000Z");
    clock.now = deadlineAt;
    await close();
    expect(await deps.calls.get(id)).toMatchObject({
      state: "closed",
      lateUntil: "2023-07-07T22:00:00.000Z",
    });
    clock.now = afterClosing;
    expect((await submit(draft)).state).toBe("submitted");
    await expect(submit(done)).rejects.toEqual(code("DeadlinePassed"));
    await expect(create("late")).rejects.toEqual(code("CallNotOpen"));
  });

  test("keeps screening waiting until they are sealed too", async () => {
    const { create, move, close, deps, id, clock, post } = await world();
    const draft = await create("kalmar");
    await move(drafts);
    clock.now = deadlineAt;
    await close();
    expect((await post("screen", {})).body.code).toBe("WrongState");
    clock.now = "2023-07-07T22:00:31.000Z";
    await close();
    expect((await deps.applications.get(draft)).state).toBe("lapsed");
    const after = await deps.calls.get(id);
    expect(["lateUntil" in after, (await post("screen", {})).status]).toEqual([false, 202]);
  });
});

describe("a deadline moved for one application", () => {
  test("reopens a draft that had lapsed, tells its contact only, and seals it again", async () => {
    const { create, submit, move, close, deps, clock, letters } = await world();
    const [one, other] = [await create("kalmar"), await create("umea")];
    clock.now = deadlineAt;
    await close();
    clock.now = afterClosing;
    const { status, body } = await move({ who: "application", applicationId: one });
    expect([status, body]).toMatchObject([200, { application: { state: "draft", sealed: false } }]);
    expect((await letters()).filter((letter) => letter.startsWith("deadline-moved"))).toEqual([
      "deadline-moved kalmar@example.org",
    ]);
    expect((await submit(one)).state).toBe("submitted");
    await expect(submit(other)).rejects.toEqual(code("DeadlinePassed"));
    clock.now = "2023-07-07T22:00:31.000Z";
    await close();
    expect((await deps.applications.get(one)).sealed).toBe(true);
  });

  test("of another call is not found", async () => {
    const [here, there] = [await world(), await world()];
    const application = await there.create("kalmar");
    const { status } = await here.move({ who: "application", applicationId: application });
    expect(status).toBe(404);
  });
});

describe("a late invite", () => {
  const invitation = {
    organisation: { id: "org_late", name: "Late town" },
    contact: applicationInput("org_late").contact,
    closes: weekLater,
    reason,
  };

  test("lets that organisation start and submit until its own deadline, and no other", async () => {
    const { create, submit, close, clock, post, letters, deps, id } = await world();
    clock.now = deadlineAt;
    await close();
    clock.now = afterClosing;
    expect((await post("late-invites", invitation)).status).toBe(201);
    await expect(create("stranger")).rejects.toEqual(code("CallNotOpen"));
    const application = await create("late");
    clock.now = lastInstant(await deps.calls.get(id), weekLaterAt);
    expect((await submit(application)).state).toBe("submitted");
    clock.now = new Date(Date.parse(clock.now) + 1).toISOString();
    await expect(submit(application)).rejects.toEqual(code("DeadlinePassed"));
    expect(await letters()).toEqual([
      "application-received late@example.org",
      "application-started late@example.org",
      "late-invitation late@example.org",
    ]);
  });

  test("is refused to who has an application already, and cannot be shortened", async () => {
    const { create, post } = await world();
    await create("late");
    expect((await post("late-invites", invitation)).body.code).toBe("AlreadyExists");
    const other = { ...invitation, organisation: { id: "org_other", name: "Other" } };
    const invited = [other, other, { ...other, closes: "2023-07-14T23:59" }];
    const answers = [];
    for (const body of invited) answers.push(await post("late-invites", body));
    expect(answers.map(({ status }) => status)).toEqual([201, 422, 201]);
  });
});
