import { afterAll, beforeAll, expect, test } from "vitest";
import { wake } from "../../../functions/calls/wake.ts";
import { owedLadder } from "../../../functions/learning/owed-ladder.ts";
import { milestoneId } from "../../../functions/operations/milestones.ts";
import { commit } from "../../../functions/shared/step.ts";
import { Forecast, ForecastComparison } from "../../../schemas/forecast.ts";
import { Letter } from "../../../schemas/letter.ts";
import { during } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { allRoutes, clientOf, depsOn } from "../../support/handlers.ts";
import { learningContent } from "../../support/learning-content.ts";
import { programmeWorld } from "../../support/programme-world.ts";

const staff = { name: "anna", groups: ["staff"] };
const now = "2023-10-01T08:00:00.000Z";
const towns = ["lund", "umea", "ystad"];

let database: TestTable;
let world: Awaited<ReturnType<typeof programmeWorld>>;
let exchangeId = "";
let forecast: Forecast;
let sinceAt = now;
beforeAll(async () => {
  database = await startTable();
  world = await programmeWorld(database, "ahead", towns, { ...learningContent, indicators: [] });
  const { deps, callId } = world;
  const { content } = await deps.calls.get(callId);
  const by = { sub: "person_anna", at: during };
  for (const milestone of owedLadder({ callId, content }, now))
    await database.table.transact(deps.milestones.created(milestone, "set", by).writes);
});
afterAll(() => database.stop());

const onForecast = (method: "GET" | "POST", at: string, body?: object) =>
  clientOf(database.table, allRoutes(depsOn(database.table, () => at)))(
    `${method} /calls/{callId}/letters/forecast`,
    { as: staff, at, params: { callId: world.callId }, ...(body ? { body } : {}) },
  );
const read = async () => {
  const { body } = await onForecast("GET", now);
  return Forecast.parse(body);
};
const planning = (title: string, at: string) =>
  world.ask("POST /exchanges", {
    as: staff,
    at,
    body: {
      callId: world.callId,
      title,
      host: world.place("lund"),
      mode: "siteVisit",
      startsAt: "2023-11-20T08:00:00.000Z",
      participants: [world.place("umea"), world.place("ystad")],
    },
  });
const some = (kind: string, { lines }: Forecast) =>
  lines.flatMap((line) => (line.kind === kind ? [[line.at?.slice(0, 10), line.count, line.to]] : []));
const compared = async (kind: string) => {
  const { body } = await onForecast("POST", sinceAt, { at: forecast.at, lines: forecast.lines });
  return ForecastComparison.array()
    .parse(body.kinds)
    .find((one) => one.kind === kind);
};

test("a meeting that is planned is foreseen with its reminder and with what is asked afterwards", async () => {
  const planned = await planning("In Lund", now);
  exchangeId = String(planned.body.id);
  forecast = await read();
  // A week before and a day before, as calls remind that say nothing else.
  expect(some("exchange-reminder", forecast)).toEqual([
    ["2023-11-13", 3, "participants"],
    ["2023-11-19", 3, "participants"],
  ]);
  expect(some("learning-requested", forecast)).toEqual([["2023-11-27", 3, "participants"]]);
  const reminder = forecast.lines.find(({ kind }) => kind === "exchange-reminder");
  expect(reminder?.addresses).toEqual(["lund@example.org", "umea@example.org", "ystad@example.org"]);
  expect(reminder?.dependsOn).toContain("meetingChanged");
});

test("what participants owe is foreseen rung by rung, for those who owe it now, and the office's word after it", () => {
  const plans = some("owed-reminder", forecast).filter(([day]) => String(day) < "2024-06");
  expect(plans).toEqual([
    ["2024-02-15", 3, "participants"],
    ["2024-03-07", 3, "participants"],
  ]);
  expect(some("owed-overdue", forecast)[0]).toEqual(["2024-03-21", 1, "office"]);
});

test("who hands in is foreseen no more, and who gives the place back neither", async () => {
  const writing = await world.ask("PUT /participations/{participationId}/learning-plan", {
    as: { name: "lund", groups: ["applicant"], organisation: "org_lund" },
    at: now,
    params: { participationId: world.place("lund") },
    body: {
      aims: [{ id: "aim", aim: "To learn." }],
      activities: [{ id: "walk", module: "coCreate", title: "A walk", mode: "siteVisit" }],
    },
  });
  expect(writing.status).toBe(200);
  expect(some("owed-reminder", await read())[0]).toEqual(["2024-02-15", 2, "participants"]);
});

test("what came as foreseen differs in nothing; a letter about nothing that there is stays unexplained", async () => {
  const { deps, callId } = world;
  const id = milestoneId(exchangeId, "exchange");
  const milestone = await deps.milestones.get(id);
  const at = milestone.dueAt;
  sinceAt = at;
  const said = { callId, milestone: "exchange" as const, round: milestone.round, subject: exchangeId };
  await commit(database.table, () => wake({ ...deps, now: () => at })(said));
  const letters = await Array.fromAsync(
    deps.letters.list({ index: "gsi1", key: `${callId}#letter`, shards: 8 }),
  );
  const reminders = letters.filter(({ kind }) => kind === "exchange-reminder");
  expect(reminders).toHaveLength(3);
  // The second rung is still ahead; and nothing sends letters here: they wait.
  expect(await compared("exchange-reminder")).toMatchObject({
    foreseen: 6,
    differences: [
      { code: "notDueYet", count: -3 },
      { code: "queued", count: -3 },
    ],
    unexplained: 0,
  });
  const [one] = reminders;
  if (one === undefined) throw new Error("Nobody was reminded.");
  const orphan = Letter.parse({ ...one, id: `${one.id}-again`, subjectId: "exchange_nobodys" });
  await database.table.transact(deps.letters.created(orphan, "queued", { sub: "system", at }).writes);
  expect(await compared("exchange-reminder")).toMatchObject({ unexplained: 1 });
});

test("kinds that nobody foresaw are named all the same, with what brought them", async () => {
  await planning("In Lund again", "2023-10-02T08:00:00.000Z");
  expect(await compared("exchange-planned")).toMatchObject({
    foreseen: 0,
    differences: [
      { code: "meetingChanged", count: 3 },
      { code: "queued", count: -3 },
    ],
    unexplained: 0,
  });
});
