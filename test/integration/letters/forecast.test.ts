import { afterAll, beforeAll, expect, test } from "vitest";
import { remindOfApproval } from "../../../functions/approvals/remind.ts";
import { letterShards } from "../../../functions/letters/letters.ts";
import { commit } from "../../../functions/shared/step.ts";
import { Forecast, ForecastComparison } from "../../../schemas/forecast.ts";
import { Letter } from "../../../schemas/letter.ts";
import { Participation } from "../../../schemas/participation.ts";
import { callId, during } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { allRoutes, clientOf, depsOn } from "../../support/handlers.ts";
import { idsOfEach, oneOfEach } from "../../support/one-of-each.ts";
import { wholeTable } from "../../support/whole-table.ts";

const forecastOf = "GET /calls/{callId}/letters/forecast";
const compare = "POST /calls/{callId}/letters/forecast";
const staff = { as: { name: "anna", groups: ["staff"] }, params: { callId } };

let database: TestTable;
const clock = { now: during };
let deps: ReturnType<typeof depsOn>;
let ask: ReturnType<typeof clientOf>;
let forecast: Forecast;
beforeAll(async () => {
  database = await startTable();
  await oneOfEach(database);
  deps = depsOn(database.table, () => clock.now);
  const place = await deps.participations.get(String(idsOfEach.participationId));
  const later = Participation.parse({ ...place, confirmBy: "2023-06-03T10:00:00.000Z" });
  await database.table.transact(
    deps.participations.changed(place, later, "offer", { sub: "system", at: during }).writes,
  );
  ask = clientOf(database.table, allRoutes(deps));
  forecast = Forecast.parse((await ask(forecastOf, { ...staff, at: clock.now })).body);
});
afterAll(() => database.stop());

const kindsSince = async () => {
  const body = { at: forecast.at, lines: forecast.lines };
  const answer = await ask(compare, { ...staff, body, at: clock.now });
  expect(answer.status).toBe(200);
  return new Map(
    ForecastComparison.array()
      .parse(answer.body.kinds)
      .map((one) => [one.kind, one]),
  );
};

test("names what a chain, an offer and a draft will bring, with their instants, and what may change it", () => {
  const some = forecast.lines.filter(({ count, kind }) => count > 0 && !kind.startsWith("decision"));
  expect(
    some.map(({ kind, at, to, about, addresses }) => [kind, at ?? "", to, about ?? "", addresses.join()]),
  ).toEqual([
    ["approval-requested", during, "approvers", "call", "head@example.org"],
    ["approval-reminder", "2023-06-05T07:00:00.000Z", "approvers", "call", "head@example.org"],
    ["approval-reminder", "2023-06-08T07:00:00.000Z", "approvers", "call", "head@example.org"],
    ["approval-overdue", "2023-06-09T07:00:00.000Z", "office", "call", "office@example.org"],
    ["opening-blocked", during, "office", "call", "office@example.org"],
    ["approval-settled", "", "office", "call", "office@example.org"],
    ["approval-requested", "", "approvers", "selection", "head@example.org"],
    ["approval-settled", "", "office", "selection", "office@example.org"],
    ["approval-requested", "", "approvers", "matching", "head@example.org"],
    ["approval-settled", "", "office", "matching", "office@example.org"],
    ["place-withdrawn", "2023-06-03T10:00:01.000Z", "participants", "", "eva@example.org"],
  ]);
});

test("held against what was sent, each difference has a reason that was counted from what happened", async () => {
  const before = await wholeTable(database);
  const none = await kindsSince();
  expect([...none.values()].filter(({ unexplained }) => unexplained !== 0)).toEqual([]);
  expect(await wholeTable(database)).toEqual(before);

  clock.now = "2023-06-01T10:00:00.001Z";
  const eva = { name: "eva", groups: ["applicant"], organisation: "org_kalmar" };
  const params = { participationId: String(idsOfEach.participationId) };
  const taken = await ask("POST /participations/{participationId}/confirm", {
    as: eva,
    params,
    at: clock.now,
  });
  expect(taken.status).toBe(200);
  clock.now = "2023-06-09T07:00:00.000Z";
  await commit(database.table, () => remindOfApproval(deps)(String(idsOfEach.approvalId)));
  const after = await kindsSince();
  expect(after.get("place-confirmed")).toEqual({
    kind: "place-confirmed",
    foreseen: 0,
    sent: 0,
    differences: [
      { code: "placeConfirmed", params: {}, count: 1 },
      { code: "queued", params: {}, count: -1 },
    ],
    unexplained: 0,
  });
  expect(after.get("place-withdrawn")).toMatchObject({
    foreseen: 1,
    differences: [{ code: "placeConfirmed" }],
  });
  expect([...after.values()].filter(({ unexplained }) => unexplained !== 0)).toEqual([]);
});

test("a letter too many stays unexplained", async () => {
  const letters = await Array.fromAsync(
    deps.letters.list({ index: "gsi1", key: `${callId}#letter`, shards: letterShards }),
  );
  const confirmed = letters.find(({ kind }) => kind === "place-confirmed");
  if (confirmed === undefined) throw new Error("Nobody confirmed.");
  const twin = Letter.parse({ ...confirmed, id: `${confirmed.id}-again` });
  await database.table.transact(
    deps.letters.created(twin, "queued", { sub: "system", at: clock.now }).writes,
  );
  expect((await kindsSince()).get("place-confirmed")).toMatchObject({
    differences: [{ count: 1 }, { count: -2 }],
    unexplained: 1,
  });
});

test("only staff see who will be written to, and a forecast that is none is refused with its pointer", async () => {
  for (const groups of [["applicant"], ["reviewer"], ["observer"], ["finance"]]) {
    const as = { name: "eva", groups };
    expect((await ask(forecastOf, { ...staff, as })).status).toBe(403);
    expect((await ask(compare, { ...staff, as, body: { at: during, lines: [] } })).status).toBe(403);
  }
  const unknown = { ...staff, params: { callId: "call_nobodys" } };
  expect((await ask(forecastOf, unknown)).body.code).toBe("NotFound");
  expect((await ask(compare, { ...unknown, body: { at: during, lines: [] } })).body.code).toBe("NotFound");
  const [line] = forecast.lines;
  const answer = await ask(compare, {
    ...staff,
    body: { at: during, lines: [{ ...line, count: -1, to: "all" }] },
  });
  expect([answer.status, answer.body.errors]).toMatchObject([
    422,
    [{ pointer: "/lines/0/to" }, { pointer: "/lines/0/count" }],
  ]);
});
