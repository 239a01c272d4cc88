import { afterAll, beforeAll, expect, test } from "vitest";
import { LotsView } from "../../../schemas/lots.ts";
import { Participation } from "../../../schemas/participation.ts";
import { Assignment } from "../../../schemas/reviewing.ts";
import { Screening } from "../../../schemas/screening.ts";
import { Selection } from "../../../schemas/selection.ts";
import { closesAt, opensAt } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { by, lotsWorld, north, northClosesAt } from "../../support/lots-world.ts";
import { made } from "../../support/one-of-each.ts";

const later = "2023-07-05T21:59:00.000Z";
const laterDeadlineAt = "2023-07-05T22:00:00.000Z";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

type World = Awaited<ReturnType<typeof lotsWorld>>;
const view = async (of: World, name = "anna") => LotsView.parse((await of.read(name, ["staff"])).body);
const nothing = {
  drafts: 0,
  submitted: 0,
  lapsed: 0,
  withdrawn: 0,
  lateMoved: 0,
  screened: 0,
  eligible: 0,
  selected: 0,
  reserve: 0,
};

test("an open call shows each lot with its own state, dates and drafts, and what was moved for one applicant", async () => {
  const of = await lotsWorld(database, "lots-open", "open", "2023-06-25T10:00:00.000Z");
  await of.applied("umea", "north", "draft", laterDeadlineAt);
  await of.applied("lulea", "north", "submitted", "2023-06-20T22:00:00.000Z");
  await of.applied("lund", "south", "draft");
  await of.applied("ystad", "south", "withdrawn");
  const { whole, lots } = await view(of);
  const counts = { ...nothing, drafts: 1, submitted: 1, lateMoved: 1 };
  expect(lots[0]).toEqual({
    id: "north",
    label: "Norr",
    organiser: "Northern office",
    manager: north.manager,
    state: "closed",
    opensAt,
    closesAt: northClosesAt,
    later: [{ closesAt: later, applications: 1 }],
    counts,
    seats: { target: 2 },
    tracks: [{ id: "twin", label: "Twin", counts, seats: { target: 2, min: 1 } }],
    due: [{ what: "submit", who: "applicants", count: 1, dueAt: later, late: false }],
  });
  expect([lots[1]?.state, lots[1]?.closesAt, lots[1]?.counts]).toEqual([
    "open",
    closesAt,
    { ...nothing, drafts: 1, withdrawn: 1 },
  ]);
  expect([whole?.counts, whole?.seats]).toEqual([
    { ...nothing, drafts: 2, submitted: 1, withdrawn: 1, lateMoved: 1 },
    { target: 2 },
  ]);
  expect(whole?.due).toEqual([{ what: "submit", who: "applicants", count: 2, dueAt: closesAt, late: false }]);
});

test("who manages a lot sees that one and not the whole; other staff and administrators see all", async () => {
  const of = await lotsWorld(database, "lots-own", "open", "2023-06-25T10:00:00.000Z");
  const seen = async (name: string, groups: readonly string[]) => {
    const { whole, lots } = LotsView.parse((await of.read(name, groups)).body);
    return [whole !== undefined, ...lots.map(({ id }) => id)];
  };
  expect(await seen("nora", ["staff"])).toEqual([false, "north"]);
  expect(await seen("sven", ["staff"])).toEqual([false, "south"]);
  expect(await seen("anna", ["staff"])).toEqual([true, "north", "south"]);
  expect(await seen("nora", ["admin"])).toEqual([true, "north", "south"]);
  for (const role of ["applicant", "reviewer", "approver", "finance", "host", "observer"])
    expect([role, (await of.read("nora", [role])).status]).toEqual([role, 403]);
});

test("after the deadline it says who is due for what: completing, screening, agreeing, reviewing", async () => {
  const now = "2023-07-10T10:00:00.000Z";
  const of = await lotsWorld(database, "lots-due", "closed", now);
  const [umea, lulea, pitea] = [
    await of.applied("umea", "north", "submitted"),
    await of.applied("lulea", "north", "submitted"),
    await of.applied("pitea", "north", "submitted"),
  ];
  const lund = await of.applied("lund", "south", "submitted");
  await of.applied("ystad", "south", "lapsed");
  const screening = (applicationId: string, state: string, over: object = {}) =>
    of.screenings.created(
      made(Screening, state, {
        ...of.one,
        applicationId,
        id: applicationId.replace("app_", "screening_"),
        ...over,
      }),
      "screen",
      by,
    ).writes;
  const asked = {
    questions: ["why"],
    attachments: [],
    organisation: [],
    message: "Why?",
    askedBy: "person_anna",
    askedAt: by.at,
  };
  await database.table.transact([
    ...screening(umea, "eligible"),
    ...screening(lulea, "incomplete", { asked: { ...asked, dueAt: "2023-07-08T10:00:00.000Z" } }),
    ...screening(lund, "overrideProposed", { was: "ineligible" }),
    ...of.assignments.created(
      made(Assignment, "accepted", {
        ...of.one,
        applicationId: umea,
        id: "assignment_due",
        dueAt: "2023-08-01T10:00:00.000Z",
      }),
      "invite",
      by,
    ).writes,
  ]);
  const { lots, whole } = await view(of);
  expect(pitea).toBe("app_lots-due-pitea");
  expect(lots.map(({ counts }) => [counts.screened, counts.eligible, counts.lapsed])).toEqual([
    [2, 1, 0],
    [1, 0, 1],
  ]);
  expect(lots[0]?.due).toEqual([
    { what: "complete", who: "applicants", count: 1, dueAt: "2023-07-08T10:00:00.000Z", late: true },
    { what: "screen", who: "staff", count: 1, late: false },
    { what: "review", who: "reviewers", count: 1, dueAt: "2023-08-01T10:00:00.000Z", late: false },
  ]);
  expect(lots[1]?.due).toEqual([{ what: "confirmOverride", who: "staff", count: 1, late: false }]);
  expect(whole?.due.map(({ what, count }) => [what, count])).toEqual([
    ["complete", 1],
    ["screen", 1],
    ["confirmOverride", 1],
    ["review", 1],
  ]);
});

test("selected are those of the selection, and those who hold a place once places are offered", async () => {
  const now = "2023-08-20T10:00:00.000Z";
  const of = await lotsWorld(database, "lots-selected", "reviewing", now);
  const ids: string[] = [];
  for (const name of ["umea", "lulea", "pitea"]) ids.push(await of.applied(name, "north", "submitted"));
  const ranked = (applicationId: string, outcome: string) => ({
    applicationId,
    organisationId: "org_kalmar",
    name: applicationId,
    country: "SE",
    lotId: "north",
    track: "twin",
    score: "9.0000",
    unweighted: "9.0000",
    means: [],
    rank: 1,
    outcome,
    reason: { code: "Selected", params: {} },
  });
  const outcomes = ["selected", "selected", "reserve"];
  const ranking = ids.map((id, i) => ranked(id, outcomes[i] ?? ""));
  const selection = made(Selection, "proposed", { ...of.one, id: "selection_lots-selected", ranking });
  await database.table.transact(of.selections.created(selection, "propose", by).writes);
  const numbers = async () => (await view(of)).lots.map(({ counts }) => [counts.selected, counts.reserve]);
  expect(await numbers()).toEqual([
    [2, 1],
    [0, 0],
  ]);
  const place = (i: number, state: string) =>
    of.participations.created(
      made(Participation, state, {
        ...of.one,
        id: `participation_lots-${i}`,
        applicationId: ids[i],
        lotId: "north",
        track: "twin",
        confirmBy: "2023-08-19T10:00:00.000Z",
      }),
      "offer",
      by,
    ).writes;
  await database.table.transact([...place(0, "offered"), ...place(1, "withdrawn"), ...place(2, "confirmed")]);
  expect(await numbers()).toEqual([
    [2, 0],
    [0, 0],
  ]);
  expect((await view(of)).lots[0]?.due).toEqual([
    { what: "confirmPlace", who: "applicants", count: 1, dueAt: "2023-08-19T10:00:00.000Z", late: true },
  ]);
});

test("the same as a table has a row for each track of each lot, and no cell of it is a formula", async () => {
  const of = await lotsWorld(database, "lots-table", "open", "2023-06-25T10:00:00.000Z");
  await of.applied("lund", "south", "draft");
  const csv = await of.read("anna", ["staff"], { as: "csv" });
  expect(String(csv.body.text).split("\r\n")).toEqual([
    "lot,label,manager,email,state,closesAt,track,drafts,submitted,lapsed,withdrawn,lateMoved,screened,eligible,selected,reserve,seats,least,most,due",
    `north,Norr,Nora,nora@example.org,closed,${northClosesAt},twin,0,0,0,0,0,0,0,0,0,2,1,,`,
    `north,Norr,Nora,nora@example.org,closed,${northClosesAt},*,0,0,0,0,0,0,0,0,0,2,,,`,
    `south,South,'=Sven,sven@example.org,open,${closesAt},twin,1,0,0,0,0,0,0,0,0,,,,`,
    `south,South,'=Sven,sven@example.org,open,${closesAt},*,1,0,0,0,0,0,0,0,0,,,,"submit: 1 applicants, ${closesAt}"`,
    `*,Liten utlysning,Office,office@example.org,open,${closesAt},twin,1,0,0,0,0,0,0,0,0,,,,`,
    `*,Liten utlysning,Office,office@example.org,open,${closesAt},*,1,0,0,0,0,0,0,0,0,2,,,"submit: 1 applicants, ${closesAt}"`,
    "",
  ]);
  const xlsx = await of.read("anna", ["staff"], { as: "xlsx" });
  expect([xlsx.status, xlsx.headers["content-disposition"]]).toEqual([
    200,
    'attachment; filename="lots.xlsx"',
  ]);
});
