import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { milestoneId } from "../../../functions/operations/milestones.ts";
import { everyone, reason, weekLater, worldIn } from "../../support/deadline-world.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const world = (state?: "approved" | "open") => worldIn(database, state);

describe("a dry run", () => {
  test("lists what changes and who will be written to, and changes nothing", async () => {
    const { create, move, deps, id, letters } = await world();
    const [one, two] = [await create("kalmar"), await create("umea")];
    const before = [await deps.calls.get(id), await letters()];
    const { status, body } = await move(everyone, weekLater, { query: { dryRun: "true" } });
    expect([status, body.letters]).toEqual([
      200,
      expect.arrayContaining([
        { kind: "deadline-moved", to: "kalmar@example.org" },
        { kind: "deadline-moved", to: "umea@example.org" },
      ]),
    ]);
    expect(body.changes).toEqual(
      expect.arrayContaining([
        { type: "call", id, action: "moveDeadline" },
        { type: "application", id: one, action: "moveDeadline" },
        { type: "application", id: two, action: "moveDeadline" },
        { type: "milestone", id: milestoneId(id, "close"), action: "set" },
      ]),
    );
    expect([await deps.calls.get(id), await letters()]).toEqual(before);
  });

  test("counts what it does not list", async () => {
    const { create, move } = await world();
    await Promise.all(Array.from({ length: 503 }, (_, i) => create(`town${i}`)));
    const { body } = await move(everyone, weekLater, { query: { dryRun: "true" } });
    expect([body.letters, body.andMore]).toMatchObject([{ length: 500 }, 3]);
  });
});

describe("bad input changes nothing and says what is wrong", () => {
  const faults: [what: string, body: object, pointer: string, code: string][] = [
    ["a time that the clocks skip", { closes: "2024-03-31T02:30" }, "/closes", "LocalTimeInvalid"],
    ["a time that the clocks show twice", { closes: "2023-10-29T02:30" }, "/closes", "LocalTimeInvalid"],
    ["a day that does not exist", { closes: "2023-06-31T12:00" }, "/closes", "NotATime"],
    ["a zone that does not exist", { zone: "Europe/Atlantis" }, "/zone", "UnknownZone"],
    ["an abbreviation as a zone", { zone: "CET" }, "/zone", "UnknownZone"],
    ["the past", { closes: "2023-05-20T12:00" }, "/closes", "InThePast"],
    ["the same deadline", { closes: "2023-06-30T23:59" }, "/closes", "NotLater"],
    ["an outage that nobody recorded", { outage: 3 }, "/outage", "UnknownOutage"],
    ["a lot that the call lacks", { for: { who: "lot", lotId: "north" } }, "/for/lotId", "UnknownLot"],
    ["nobody", { for: { who: "nobody" } }, "/for/who", "NoSuchAlternative"],
  ];
  test.each(faults)("%s", async (_what, change, pointer, fault) => {
    const { post, deps, id } = await world();
    const { status, body } = await post("move-deadline", {
      for: everyone,
      closes: weekLater,
      reason,
      ...change,
    });
    expect([status, body.errors]).toMatchObject([422, [{ pointer, code: fault }]]);
    expect((await deps.calls.get(id)).rev).toBe(1);
  });

  test("an outage that ends before it began, or is not over", async () => {
    const { post } = await world();
    const outage = { what: reason, accordingTo: "The host" };
    const ends = ["2023-06-01T08:00", "2023-06-02T12:00"];
    const answers = [];
    for (const until of ends)
      answers.push((await post("outages", { ...outage, from: "2023-06-01T09:00", until })).body.errors);
    expect(answers).toMatchObject([
      [{ pointer: "/until", code: "EndsBeforeItBegins" }],
      [{ pointer: "/until", code: "InTheFuture" }],
    ]);
  });
});

test("only staff move a deadline", async () => {
  const { move } = await world();
  const answers = [];
  for (const groups of [["applicant"], ["reviewer"], ["approver"], ["finance"]])
    answers.push((await move(everyone, weekLater, { as: { name: "eva", groups } })).status);
  expect(answers).toEqual([403, 403, 403, 403]);
});

test("the same request sent twice with one key moves once", async () => {
  const { move, movesOf } = await world();
  const headers = { "idempotency-key": "move-the-deadline" };
  const answers = [
    await move(everyone, weekLater, { headers }),
    await move(everyone, weekLater, { headers }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(await movesOf()).toHaveLength(1);
});

test("who read an older revision of the call does not move it", async () => {
  const { move, clock } = await world();
  await move(everyone);
  clock.now = "2023-06-01T10:00:00.001Z";
  const stale = await move(everyone, "2023-07-14T23:59", { headers: { "if-match": '"1"' } });
  expect(stale.status).toBe(412);
});
