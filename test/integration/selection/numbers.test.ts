import { XMLParser, XMLValidator } from "fast-xml-parser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { reviewingWorld } from "../../support/reviewing-world.ts";
import { proposedAt, selectionWorld } from "../../support/selection-world.ts";

const both = (text: string) => ({ en: text, sv: text });
const lots = ["se", "de"].map((id) => ({
  id,
  label: both(id === "se" ? "Sweden <b>" : "Germany"),
  countries: [id.toUpperCase()],
  manager: { name: `Manager ${id}`, email: `Manager-${id}@example.org` },
}));
/** Eleven days and a half after the reviews were due. */
const late = "2023-08-12T09:59:00.000Z";
const formula = '=HYPERLINK("http://evil.example")';

let database: TestTable;
let world: Awaited<ReturnType<typeof reviewingWorld>>;

/** Two Swedish applications and a German one: one review is owed, and two reviewers differ. */
beforeAll(async () => {
  database = await startTable();
  const consensus = { when: "onDivergence", withinDays: 7 };
  world = await reviewingWorld(database.table, "counted", { consensus }, { lots });
  const kalmar = await world.application("kalmar", { lotId: "se" });
  const lund = await world.application("lund", { lotId: "se" });
  const organisation = { id: "org_trier", name: formula, country: "DE", type: "municipality" };
  const trier = await world.application("trier", { lotId: "de", organisation });
  const ada = await world.reviewer("ada");
  const bo = await world.reviewer("bo");
  await world.review(await world.assigned(kalmar, ada), { ambition: 4, quality: 4.5 });
  await world.review(await world.assigned(kalmar, bo), { ambition: 1, quality: 2 });
  await world.review(await world.assigned(trier, bo), { ambition: 3, quality: null });
  await world.accept(await world.assigned(lund, ada));
  await world.assigned(trier, ada);
  world.clock.at = late;
});
afterAll(() => database.stop());

const staff = { name: "anna", groups: ["staff"] };
const manager = { name: "manager-se", groups: ["observer"] };
const textOf = ({ body }: { body: Record<string, unknown> }) => String(body.text);
const ask = async (path: string, query: Record<string, string> = {}, as = staff) => {
  const answer = await world.staff(`GET /calls/{callId}/${path}`, {
    as,
    params: { callId: world.callId },
    query,
  });
  return { ...answer, text: textOf(answer) };
};

describe("a call in figures", () => {
  test("says how far each phase is, and who is late since when", async () => {
    const { status, body } = await ask("numbers");
    expect(status).toBe(200);
    const calm = { done: 3, underWay: 0, late: 0, ahead: 0, dropped: 0 };
    expect(body.phases).toEqual([
      { ...calm, phase: "applying" },
      { ...calm, phase: "screening" },
      { ...calm, phase: "reviewing", underWay: 2, late: 2, dueAt: "2023-07-31T21:59:00.000Z" },
      { ...calm, phase: "consensus", done: 0, underWay: 1, late: 1, dueAt: "2023-07-17T08:00:00.000Z" },
    ]);
    expect(body.late).toEqual([
      {
        phase: "consensus",
        who: "ada",
        email: "ada@example.org",
        subjects: [{ id: "app_counted-kalmar", name: "Municipality of kalmar" }],
        since: "2023-07-17T08:00:00.000Z",
        days: 26,
      },
      {
        phase: "reviewing",
        who: "ada",
        email: "ada@example.org",
        subjects: [
          { id: "app_counted-trier", name: formula },
          { id: "app_counted-lund", name: "Municipality of lund" },
        ],
        since: "2023-07-31T21:59:00.000Z",
        days: 11,
      },
    ]);
    expect(body.reviewers).toEqual([
      { personId: "person_ada", name: "ada", reviews: 1, compared: 1, severity: 5.5, spread: 0, late: 2 },
      { personId: "person_bo", name: "bo", reviews: 2, compared: 1, severity: -5.5, spread: 0, late: 0 },
    ]);
  });

  test("counts marks per track, lot and criterion, with quartiles, and null is no zero", async () => {
    const { body } = await ask("numbers", { language: "en" });
    const given = (scores: Record<string, number>) =>
      Array.from({ length: 11 }, (_, i) => ({ score: i / 2, reviews: scores[String(i / 2)] ?? 0 }));
    const scale = { maxScore: 5, step: 0.5, threshold: 3 };
    expect(body.scores).toMatchObject([
      {
        track: "twin",
        trackLabel: "Twin",
        lotId: "se",
        applications: 1,
        reviews: 2,
        criteria: [
          {
            ...scale,
            criterion: "ambition",
            counts: given({ "1": 1, "4": 1 }),
            notApplicable: 0,
            quartiles: { least: 1, lower: 1.75, median: 2.5, upper: 3.25, greatest: 4 },
          },
          { ...scale, criterion: "quality", counts: given({ "2": 1, "4.5": 1 }), notApplicable: 0 },
        ],
        totals: { maxScore: 10, threshold: 7, quartiles: { median: 5.75 } },
        divergence: { bound: 3, compared: 1, divergent: 1, quartiles: { median: 5.5 } },
      },
      {
        lotId: "de",
        applications: 1,
        reviews: 1,
        criteria: [
          { criterion: "ambition", counts: given({ "3": 1 }) },
          { criterion: "quality", counts: given({}), notApplicable: 1 },
        ],
        // What does not apply costs nobody anything: 3 of 5 is 6 of 10.
        totals: { quartiles: { median: 6 } },
        divergence: { compared: 0, divergent: 0 },
      },
    ]);
  });

  test("shows a lot's manager their own lot and no reviewer's severity, and others nothing", async () => {
    const { status, body } = await ask("numbers", {}, manager);
    expect([status, body.lots, body.reviewers]).toEqual([200, ["se"], undefined]);
    expect(JSON.stringify(body)).not.toMatch(/HYPERLINK|trier|Germany/);
    expect(body.phases).toContainEqual(expect.objectContaining({ phase: "reviewing", done: 2, late: 1 }));
    for (const path of ["numbers", "numbers.svg", "numbers/applications"])
      for (const groups of [["observer"], ["applicant"], ["reviewer"], ["approver"]]) {
        const refused = await ask(path, {}, { name: "olle", groups });
        expect([path, groups, refused.status, refused.body.code]).toEqual([
          path,
          groups,
          403,
          "NotPermitted",
        ]);
      }
    const { text } = await ask("numbers/applications", {}, manager);
    expect(text).toMatch(/kalmar[\s\S]*lund/);
    expect(text).not.toMatch(/trier/);
  });
});

describe("its pictures", () => {
  const svgOf = async (query: Record<string, string>, as = staff) => {
    const { status, text } = await ask("numbers.svg", query, as);
    expect([status, XMLValidator.validate(text)]).toEqual([200, true]);
    const parsed = new XMLParser({ ignoreAttributes: false }).parse(text);
    return { text, svg: parsed.svg };
  };

  test("are well-formed, and say everything in words too", async () => {
    const { text, svg } = await svgOf({ of: "progress", language: "sv" });
    expect([svg["@_role"], svg["@_aria-labelledby"], svg["@_lang"], svg.title["#text"]]).toEqual([
      "img",
      "progress-title progress-desc",
      "sv",
      "Läget per fas",
    ]);
    expect(svg.desc["#text"]).toContain(
      "Granskningar: 3 klara, 2 pågår, varav 2 försenade; sista dag 2023-07-31.",
    );
    expect(text).not.toMatch(/<script|<style|href=/);
  });

  test("of scores are of one lot where it is named, and what a label says is no markup", async () => {
    const all = await svgOf({ of: "scores", language: "en" });
    expect(all.svg.desc["#text"]).toContain(
      "ambition: 1 gave 1, 1 gave 4; least 1, quartiles 1.75, 2.5, 3.25",
    );
    expect(all.svg.desc["#text"]).toContain("1 of 1 lie more than 3 apart");
    expect(all.text).toContain("Sweden &lt;b&gt;: Twin");
    const one = await svgOf({ of: "scores", lot: "de", language: "en" });
    expect(one.text).toContain("Germany: Twin");
    expect(one.text).not.toContain("Sweden");
    const none = await svgOf({ of: "scores", track: "no-such", language: "en" });
    expect(none.svg.desc["#text"]).toBe("Nothing has been reviewed yet.");
  });
});

describe("its sheet", () => {
  test("holds each application, and no formula of an applicant's", async () => {
    const { text, headers } = await ask("numbers/applications");
    expect(headers["content-disposition"]).toBe('attachment; filename="applications.csv"');
    const [head = "", ...rows] = text.trimEnd().split("\r\n");
    expect(head).toBe(
      "application,applicant,country,lot,track,state,submittedAt,screening,rulesNotMet,reviews,divergent,mean:ambition,mean:quality,unweighted,weighted,score,rank,outcome,reason,selection,place",
    );
    expect(rows).toEqual([
      "app_counted-kalmar,Municipality of kalmar,SE,se,twin,submitted,2023-06-01T10:00:00.000Z,eligible,,2,yes,2.5000,3.2500,5.7500,5.7500,,,,,,",
      "app_counted-lund,Municipality of lund,SE,se,twin,submitted,2023-06-01T10:00:00.000Z,eligible,,,,,,,,,,,,,",
      `app_counted-trier,"'=HYPERLINK(""http://evil.example"")",DE,de,twin,submitted,2023-06-01T10:00:00.000Z,eligible,,1,no,3.0000,n/a,6.0000,6.0000,,,,,,`,
    ]);
    const workbook = await ask("numbers/applications", { as: "xlsx" });
    expect([workbook.status, workbook.headers["content-type"]]).toEqual([
      200,
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ]);
  });
});

test("once a selection is proposed, decided and announced, ranks and outcomes stand in it", async () => {
  const selected = await selectionWorld(database.table, "counted-on");
  const params = { callId: selected.callId };
  const phases = async () => {
    const { body } = await selected.staff("GET /calls/{callId}/numbers", { params });
    return Object.fromEntries(
      (Array.isArray(body.phases) ? body.phases : []).map(({ phase, done, underWay, ahead }) => [
        phase,
        [done, underWay, ahead],
      ]),
    );
  };
  await selected.propose();
  expect(await phases()).toMatchObject({ selecting: [0, 4, 0], approving: [0, 1, 0], announcing: [0, 0, 4] });
  // A week and a day after the proposal the head of department is late.
  selected.clock.at = new Date(Date.parse(proposedAt) + 8 * 86_400_000).toISOString();
  const { body } = await selected.staff("GET /calls/{callId}/numbers", { params });
  expect(body.late).toMatchObject([{ phase: "approving", who: "head", email: "head@example.org", days: 1 }]);
  await selected.approve();
  expect(await phases()).toMatchObject({ selecting: [4, 0, 0], approving: [1, 0, 0], announcing: [0, 4, 0] });
  await selected.announce();
  expect(await phases()).toMatchObject({ announcing: [4, 0, 0], confirming: [0, 2, 0] });
  const sheet = await selected.staff("GET /calls/{callId}/numbers/applications", { params });
  const rows = textOf(sheet)
    .trimEnd()
    .split("\r\n")
    .map((row) => row.split(","));
  expect(rows.slice(1).map((row) => [row[0], ...row.slice(-5)])).toEqual([
    ["app_counted-on-umea", "1", "selected", "selected", "announced", "offered"],
    ["app_counted-on-lund", "2", "selected", "selected", "announced", "offered"],
    ["app_counted-on-kalmar", "3", "reserve", "outranked", "announced", "reserve"],
    ["app_counted-on-ystad", "", "belowThreshold", "belowThreshold", "announced", ""],
  ]);
  // Places that nobody confirmed within fourteen days.
  selected.clock.at = "2023-09-02T10:00:00.000Z";
  const afterwards = await selected.staff("GET /calls/{callId}/numbers", { params });
  expect(afterwards.body.late).toMatchObject([{ phase: "confirming" }, { phase: "confirming" }]);
});
