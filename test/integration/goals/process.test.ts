import { afterAll, beforeAll, expect, test } from "vitest";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { allRoutes, clientOf, depsOn } from "../../support/handlers.ts";
import { programmeWorld } from "../../support/programme-world.ts";

const both = (en: string, sv = en) => ({ en, sv });
const more = {
  periods: [
    { id: "first", label: both("First", "Första"), from: "2023-09-01", to: "2024-03-31" },
    { id: "second", label: both("Second", "Andra"), from: "2024-01-01", to: "2024-12-31" },
  ],
  process: [
    {
      id: "politics",
      label: both("Politics", "Politik"),
      periods: ["second", "first"],
      activities: [
        { id: "visit", label: both("Visit councils", "Besök fullmäktige"), on: "2024-05-02" },
        { id: "book", label: both("Write <a> book", "Skriv en bok") },
      ],
    },
    { id: "spread", label: both("Spread", "Sprid"), periods: ["first"] },
  ],
  milestones: [{ id: "ministry", label: both("Report"), on: "2024-06-03", reportTo: "The Ministry" }],
};

let database: TestTable;
let world: Awaited<ReturnType<typeof programmeWorld>>;
beforeAll(async () => {
  database = await startTable();
  world = await programmeWorld(database, "process", ["kalmar"], more);
});
afterAll(() => database.stop());

const as = { name: "anna", groups: ["staff"] };
const on = (step: string, what: string, body: object, ask: object = {}) =>
  world.ask(`POST /calls/{callId}/process/{step}/${what}`, {
    as,
    params: { callId: world.callId, step },
    body,
    ...ask,
  });
const read = (
  what: string,
  now = "2024-06-03T10:00:00.000Z",
  query: Record<string, string> = {},
  who: object = as,
) => {
  const ask = clientOf(database.table, allRoutes(depsOn(database.table, () => now)));
  return ask(`GET /calls/{callId}/${what}`, {
    as: { ...as, ...who },
    params: { callId: world.callId },
    query,
  });
};
const codes = ({ body }: { body: Record<string, unknown> }) =>
  Array.isArray(body.errors) ? body.errors.map(({ pointer, code }) => `${pointer} ${code}`) : [body.code];

test("a step is planned until it is started, has the days of its periods, and is late when they are over", async () => {
  expect((await read("process")).body.items).toEqual([
    {
      step: "politics",
      label: both("Politics", "Politik"),
      from: "2023-09-01",
      to: "2024-12-31",
      periods: [both("First", "Första"), both("Second", "Andra")],
      state: "planned",
      late: false,
      activities: [
        { id: "visit", label: both("Visit councils", "Besök fullmäktige"), on: "2024-05-02" },
        { id: "book", label: both("Write <a> book", "Skriv en bok") },
      ],
      words: "",
    },
    expect.objectContaining({ step: "spread", to: "2024-03-31", state: "planned", late: true }),
  ]);
  const early = await read("process", "2024-03-31T20:00:00.000Z");
  expect(early.body.items).toMatchObject([{ late: false }, { late: false }]);
  expect((await read("process", undefined, {}, { groups: ["applicant"] })).status).toBe(403);
  expect((await read("process", undefined, {}, { groups: ["observer"] })).status).toBe(200);
});

test("what is done in a running step is kept, once for each thing, and a step that ended stands", async () => {
  const note = { activity: "visit", doneOn: "2024-05-03", outcome: "Three councils." };
  expect(codes(await on("politics", "note-activity", note))).toEqual(["NotFound"]);
  expect(codes(await on("music", "start", { on: "2023-09-01" }))).toEqual(["NotFound"]);
  const dry = await on("politics", "start", { on: "2023-09-04" }, { query: { dryRun: "true" } });
  expect(dry.body.changes).toMatchObject([{ type: "processStep", action: "start" }]);
  expect((await on("politics", "start", { on: "2023-09-04" })).body.state).toBe("running");
  expect(codes(await on("politics", "start", { on: "2023-09-05" }))).toEqual(["WrongState"]);
  expect(codes(await on("politics", "note-activity", { ...note, activity: "sing" }))).toEqual([
    "/activity UnknownActivity",
  ]);
  await on("politics", "note-activity", note);
  const again = await on("politics", "note-activity", { ...note, outcome: "Four councils." });
  expect(again.body.activities).toEqual([{ ...note, outcome: "Four councils.", by: "person_anna" }]);
  expect((await on("politics", "end", { on: "2023-01-01", outcome: "O." })).status).toBe(422);
  const stale = { headers: { "if-match": '"1"' } };
  expect((await on("politics", "end", { on: "2024-05-31", outcome: "Known." }, stale)).status).toBe(412);
});

test("the picture of the timeline and the report to the ministry show it, in words of their reader", async () => {
  const svg = String((await read("timeline.svg", undefined, { language: "sv" })).body.text);
  expect(svg).toContain(
    "Programmets process: Politik (pågår), 2023-09-04 till 2024-12-31; Besök fullmäktige, 2024-05-03; Sprid (planerad, försenad), 2023-09-01 till 2024-03-31.",
  );
  const onReport = (method: string, what: string, query = {}) =>
    world.ask(`${method} /calls/{callId}/reports/{milestone}${what}`, {
      as,
      params: { callId: world.callId, milestone: "ministry" },
      query,
    });
  await onReport("POST", "/draw-up");
  const page = String((await onReport("GET", "", { language: "en" })).body.text);
  expect(page).toContain("<h2>The programme&#39;s process</h2>");
  expect(page).toContain(
    '<th scope="row">Politics</th><td>First; Second</td><td>4 September 2023 to 31 December 2024</td><td>under way</td><td>1 of 2; Visit councils, 3 May 2024: Four councils.</td>',
  );
});

test("a step ends with what it gave, or is dropped with why, and then takes nothing more", async () => {
  const ended = await on("politics", "end", { on: "2024-12-20", outcome: "Energy is on the agenda." });
  expect(ended.body).toMatchObject({ state: "done", endedOn: "2024-12-20" });
  expect((await on("spread", "drop", { why: "Nobody has time." })).body.state).toBe("dropped");
  for (const step of ["politics", "spread"]) {
    const note = { activity: "visit", doneOn: "2024-12-21", outcome: "Late." };
    expect(codes(await on(step, "note-activity", note))).toEqual(["WrongState"]);
    expect(codes(await on(step, "drop", { why: "No." }))).toEqual(["WrongState"]);
  }
  expect((await read("process", "2025-06-01T10:00:00.000Z")).body.items).toMatchObject([
    { state: "done", late: false, words: "Energy is on the agenda." },
    { state: "dropped", late: false, words: "Nobody has time." },
  ]);
});
