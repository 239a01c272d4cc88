import { afterAll, beforeAll, expect, test } from "vitest";
import { wake } from "../../../functions/calls/wake.ts";
import { drawUpOnItsDay } from "../../../functions/goals/draw-up-report.ts";
import { reportMilestones } from "../../../functions/goals/report-milestones.ts";
import { reportId } from "../../../functions/goals/stores.ts";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { commit } from "../../../functions/shared/step.ts";
import { mostVersions } from "../../../schemas/report.ts";
import { callInput, during } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { learningContent } from "../../support/learning-content.ts";
import { programmeWorld } from "../../support/programme-world.ts";

const towns = ["uppsala", "lund", "umea", "ystad"];
const both = (en: string, sv = en) => ({ en, sv });
const programme = {
  ...callInput().programme,
  mandate: {
    source: "Letter of appropriation",
    text: both("Report by 1 April.", "Redovisas senast den 1 april."),
    demands: [{ id: "report", label: both("A report", "En rapport"), metBy: ["/milestones/0", "/modules"] }],
  },
  goals: [
    { id: "started", label: both("Projects started"), share: 0.75, source: { by: "projectsStarted" } },
    { id: "measured", label: both("Projects measured"), share: 1, source: { by: "projectsMeasured" } },
    { id: "less", label: both("Less energy"), source: { by: "indicator", indicator: "energy" } },
    { id: "plans", label: both("Plans"), share: 1, source: { by: "deliverable", kind: "replicationPlan" } },
    { id: "told", label: both("Told in words") },
  ],
};
const milestones = [
  { id: "ministry", label: both("Report to the ministry"), on: "2025-04-01", reportTo: "The Ministry <M>" },
];

let database: TestTable;
let world: Awaited<ReturnType<typeof programmeWorld>>;
beforeAll(async () => {
  database = await startTable();
  world = await programmeWorld(database, "measured", towns, { ...learningContent, programme, milestones });
});
afterAll(() => database.stop());

const staff = { name: "anna", groups: ["staff"] };
const inCall = (what: string, ask: object = {}, method = "GET") =>
  world.ask(`${method} /calls/{callId}/${what}`, { as: staff, params: { callId: world.callId }, ...ask });
const onReport = (what: string, ask: object = {}, method = "POST") =>
  inCall(
    `reports/{milestone}${what}`,
    { params: { callId: world.callId, milestone: "ministry" }, ...ask },
    method,
  );

function measured(energy: number, number: number, started: boolean, more: object = {}) {
  const numbers = [{ id: "saved", label: "Saved", unit: "MWh", value: number, on: "2023-10-01" }];
  return {
    content: {
      values: [{ indicator: "energy", value: energy, on: "2023-10-01", ...more }],
      projects: [{ id: "school", title: "The school", started, numbers }],
    },
    handIn: true,
  };
}
const measure = (town: string, round: string, body: object, as = town) =>
  world.ask("PUT /participations/{participationId}/measurements/{round}", {
    as: { name: as, groups: ["applicant"], organisation: `org_${as}` },
    params: { participationId: world.place(town), round },
    body,
  });

test("a measurement names what is missing in it, and each project has a number", async () => {
  expect((await measure("lund", "baseline", measured(1, 1, true), "umea")).status).toBe(403);
  const { content } = measured(1, 1, true);
  const numberless = { ...content, projects: content.projects.map((one) => ({ ...one, numbers: [] })) };
  const { body } = await measure("lund", "baseline", {
    content: { ...numberless, values: [] },
    handIn: true,
  });
  const errors = Array.isArray(body.errors) ? body.errors : [];
  expect(errors.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
    "/content/values IndicatorMissing",
    "/content/projects/0/numbers NumberMissing",
  ]);
  // As a draft it may be kept as it is.
  expect((await measure("lund", "baseline", { content: numberless })).body.state).toBe("draft");
});

test("goals and indicators are counted from what was handed in, before and after", async () => {
  await measure("lund", "baseline", measured(100, 0, false, { target: 80 }));
  await measure("lund", "end", measured(75, 4, true));
  await measure("umea", "baseline", measured(50, 0, false, { target: 40 }));
  await measure("umea", "end", measured(45, 2, true));
  await measure("uppsala", "baseline", measured(10, 0, true));
  // A draft counts for nothing.
  const { content } = measured(1, 1, true);
  await measure("ystad", "end", { content });
  expect((await measure("lund", "end", measured(1, 1, true))).body.code).toBe("WrongState");
  const { body } = await inCall("goals");
  const goals = Array.isArray(body.goals) ? body.goals : [];
  expect(goals.map(({ id, reached, of, met }) => [id, reached, of, met])).toEqual([
    // Three of four is 75 %.
    ["started", 3, 4, true],
    ["measured", 2, 3, false],
    ["less", 2, 4, undefined],
    ["plans", 0, 4, false],
    ["told", 0, 4, undefined],
  ]);
  expect(body.indicators).toMatchObject([
    { id: "energy", compared: 2, baseline: 75, end: 60, improved: 2, targets: 2, targetsReached: 1 },
    { id: "firms", compared: 0 },
  ]);
});

test("a report is drawn up on its day by itself, and the office is told", async () => {
  const { deps, callId } = world;
  const call = await deps.calls.get(callId);
  const [milestone] = reportMilestones({ callId, content: call.content }, during);
  if (milestone === undefined) throw new Error("no report is due");
  expect(milestone.dueAt).toBe("2025-04-01T04:00:00.000Z");
  const by = { sub: "person_anna", at: during };
  await database.table.transact(deps.milestones.created(milestone, "set", by).writes);
  const timer = { callId, milestone: milestone.name, round: 1, subject: milestone.subject };
  const early = wake({ ...deps, now: () => "2025-03-31T00:00:00.000Z" });
  await commit(database.table, () => early(timer));
  expect((await onReport("", {}, "GET")).body.code).toBe("ReportMissing");
  const due = wake({ ...deps, now: () => milestone.dueAt });
  for (let twice = 0; twice < 2; twice += 1) await commit(database.table, () => due(timer));
  const letters = await Array.fromAsync(deps.letters.list(lettersOf(callId)));
  expect(letters.filter(({ kind }) => kind === "report-drawn-up").map(({ to }) => to.email)).toEqual([
    "office@example.org",
  ]);
  expect((await inCall("reports")).body.items).toMatchObject([
    { milestone: "ministry", state: "drawnUp", versions: 1 },
  ]);
});

test("the same data give the same version, other data a new one, and each version stays readable in both languages", async () => {
  expect((await onReport("/draw-up")).body.versions).toHaveLength(1);
  await measure("ystad", "baseline", measured(20, 0, false));
  expect((await onReport("/draw-up")).body.versions).toHaveLength(2);
  const page = async (query: object) => {
    const { body, headers } = await onReport("", { query }, "GET");
    expect(headers["content-type"]).toMatch(/^text\/html/);
    return String(body.text);
  };
  const english = await page({ language: "en" });
  expect(english).toContain('<html lang="en">');
  expect(english).toContain("The Ministry &lt;M&gt;");
  expect(english).toContain("<td>Report to the ministry; /modules</td>");
  expect(english).toContain("<td>3 / 4</td><td>75 %</td><td>yes</td>");
  expect(english).not.toContain("<script");
  expect(await page({ language: "sv", version: "1" })).toContain("upprättad, ännu inte inlämnad");
  expect(await page({ version: "1" })).not.toEqual(await page({ version: "2" }));
});

test("a report keeps as many versions as one item holds, says so, and has its last one on its day", async () => {
  const { deps, callId } = world;
  const before = await deps.reports.get(reportId(callId, "ministry"));
  const [first] = before.versions;
  if (first === undefined) throw new Error("no version");
  const versions = Array.from({ length: mostVersions }, (_, i) => ({
    ...first,
    version: i + 1,
    contentHash: `${i}`.padStart(64, "0"),
  }));
  const by = { sub: "person_anna", at: during };
  const full = deps.reports.changed(before, { ...before, versions }, "drawUp", by);
  await database.table.transact(full.writes);
  const refused = (await onReport("/draw-up")).body;
  expect(refused).toMatchObject({ code: "TooManyVersions", params: { most: mostVersions } });
  const call = await deps.calls.get(callId);
  const letters = await drawUpOnItsDay(deps)(call, "ministry", {
    sub: "system",
    at: "2025-04-02T04:00:00.000Z",
  });
  // The letter is there from the day before; what is asked for again is written once.
  expect(letters.length).toBeGreaterThan(0);
  await database.table.transact(deps.reports.changed(full.output, before, "drawUp", by).writes);
});

test("a report that was handed in stands", async () => {
  expect((await onReport("/hand-in", { headers: { "if-match": '"1"' } })).status).toBe(412);
  expect((await onReport("/hand-in")).body.state).toBe("handedIn");
  expect((await onReport("/draw-up")).body.code).toBe("WrongState");
  expect((await onReport("/hand-in")).body.code).toBe("WrongState");
});

test("the timeline of the programme is a picture that says in words what it shows", async () => {
  const { body, headers } = await inCall("timeline.svg", { query: { language: "sv" } });
  expect(headers["content-type"]).toMatch(/^image\/svg/);
  const svg = String(body.text);
  expect(svg).toContain(
    "Moduler: Komma igång, 2023-09-01 till 2024-02-29; Samskapa, 2024-03-01 till 2024-10-31;",
  );
  expect(svg).toContain("Lämnas av deltagarna: Mätning före start, 2023-12-31;");
});
