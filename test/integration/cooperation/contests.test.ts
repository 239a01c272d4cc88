import { afterAll, beforeAll, expect, test } from "vitest";
import { checkCall } from "../../../functions/calls/check-call.ts";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { rendered } from "../../../functions/letters/render.ts";
import { readProgramme } from "../../../programmes/read-programme.ts";
import { ContestEntry } from "../../../schemas/contest.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import type { Ask } from "../../support/handlers.ts";
import { programmeWorld } from "../../support/programme-world.ts";
import { wholeTable } from "../../support/whole-table.ts";

const both = (text: string) => ({ en: text, sv: text });
const criterion = (id: string, weight: number) => ({
  id,
  label: both(id),
  maxScore: 5,
  step: 0.5,
  threshold: 0,
  weight,
});
const contest = {
  id: "spinoff",
  label: both("Spinoff"),
  summary: both("Show an idea."),
  prize: both("Advice"),
  closes: "2023-06-20T12:00",
  maxLength: 40,
  criteria: [criterion("idea", 2), criterion("spread", 1)],
  jury: [
    { name: "Jo", email: "jo@example.org" },
    { name: "Jim", email: "jim@example.org" },
  ],
};
const doubtful = {
  ...contest,
  id: "maybe",
  uncertain: [
    { pointer: "/contests/1/prize", written: "Ev." },
    { pointer: "/contests/1/jury", written: "(?)", settled: "Jo and Jim." },
  ],
};
const closesAt = "2023-06-20T10:00:00.000Z";
const afterwards = "2023-06-21T08:00:00.000Z";

let database: TestTable;
let world: Awaited<ReturnType<typeof programmeWorld>>;
beforeAll(async () => {
  database = await startTable();
  world = await programmeWorld(database, "contested", ["umea", "lund", "ystad"], {
    contests: [contest, doubtful],
  });
});
afterAll(() => database.stop());

const anna = { name: "anna", groups: ["staff"] };
const town = (name: string) => ({ name, groups: ["applicant"], organisation: `org_${name}` });
const juror = (name: string, organisation?: string) => ({
  name,
  groups: ["reviewer"],
  ...(organisation === undefined ? {} : { organisation }),
});
const open = (id: string, more: Ask = {}) =>
  world.ask("POST /calls/{callId}/contests/{contest}/open", {
    as: anna,
    params: { callId: world.callId, contest: id },
    body: {},
    ...more,
  });
const contests = async () => {
  const answer = await world.ask("GET /calls/{callId}/contests", { params: { callId: world.callId } });
  return Array.isArray(answer.body.items) ? answer.body.items : [];
};
let contestId = "";
const enter = (name: string, said: object = {}, more: Ask = {}) =>
  world.ask("PUT /contests/{contestId}/entry", {
    as: town(name),
    params: { contestId },
    body: {
      participationId: world.place(name),
      title: `Of ${name}`,
      text: "We try.",
      consentToPublish: true,
      ...said,
    },
    ...more,
  });
const entryOf = async (name: string) => {
  const all = world.deps.entries.list({ index: "gsi2", key: `${contestId}#contestEntry` });
  return (
    (await Array.fromAsync(all)).find(({ organisationId }) => organisationId === `org_${name}`)?.id ?? ""
  );
};
const judge = async (
  as: ReturnType<typeof juror>,
  name: string,
  idea: number,
  spread: number,
  at = afterwards,
) =>
  world.ask("PUT /contest-entries/{entryId}/judgement", {
    as,
    params: { entryId: await entryOf(name) },
    body: { scores: { idea, spread }, comment: `${as.name} on ${name}.` },
    at,
  });
const award = (body: object, as = anna, at = afterwards) =>
  world.ask("POST /contests/{contestId}/award", { as, params: { contestId }, body, at });
const letters = async (kind: string) =>
  (await Array.fromAsync(world.deps.letters.list(lettersOf(world.callId))))
    .filter((letter) => letter.kind === kind)
    .toSorted((a, b) => (a.to.email < b.to.email ? -1 : 1));

test("what is uncertain of a contest stops it from being opened, and neither the call nor another contest", async () => {
  const refused = await open("maybe");
  expect([refused.status, refused.body.errors]).toEqual([
    422,
    [{ pointer: "/contests/1/prize", code: "UncertainValue", detail: "Ev." }],
  ]);
  expect((await open("none")).status).toBe(404);
  expect((await open("spinoff", { at: afterwards })).body.errors).toEqual([
    { pointer: "/closes", code: "EndsBeforeItBegins", detail: "The closing time is over." },
  ]);
  const opened = await open("spinoff");
  expect([opened.status, opened.body.closesAt]).toEqual([201, closesAt]);
  contestId = String(opened.body.id);
  expect((await open("spinoff")).body.code).toBe("AlreadyExists");
  expect((await letters("contest-opened")).map(({ to }) => to.email)).toEqual([
    "lund@example.org",
    "umea@example.org",
    "ystad@example.org",
  ]);
});

test("Uthållig kommun 3 keeps its “Ev. ny Energi Spinoff Contest”, doubted and in nobody's way", () => {
  const kommun = readProgramme("uthallig-kommun-3");
  const of = checkCall(kommun).filter(({ pointer }) => pointer.startsWith("/contests/0"));
  expect(of.map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`)).toEqual([
    "warning UncertainContest /contests/0",
    "warning UncertainContest /contests/0/prize",
    "warning UncertainContest /contests/0/jury",
    "warning Assumed /contests/0/criteria",
  ]);
});

test("those who take part enter once each and change their entry, to the last millisecond", async () => {
  expect((await enter("umea")).status).toBe(200);
  expect((await enter("umea", { title: "Heat" }, { at: closesAt })).body.title).toBe("Heat");
  expect((await enter("umea", {}, { at: "2023-06-20T10:00:00.001Z" })).body.code).toBe("DeadlinePassed");
  expect((await enter("lund", { participationId: world.place("umea") })).status).toBe(403);
  expect((await enter("lund", { text: "x".repeat(41) })).body.errors).toEqual([
    { pointer: "/text", code: "TooLarge", detail: "At most 40." },
  ]);
  expect((await enter("lund", { consentToPublish: false })).status).toBe(200);
  expect((await enter("ystad")).status).toBe(200);
  const params = { entryId: await entryOf("ystad") };
  const withdraw = (as: ReturnType<typeof town>) =>
    world.ask("POST /contest-entries/{entryId}/withdraw", { as, params, body: {} });
  expect((await withdraw(town("lund"))).status).toBe(403);
  expect((await withdraw(town("ystad"))).body.state).toBe("withdrawn");
});

test("the jury judges after the closing, each without the others' marks, and nobody their own organisation", async () => {
  expect((await judge(juror("jo"), "umea", 4, 4, closesAt)).body.code).toBe("WrongState");
  expect((await judge(juror("ria"), "umea", 4, 4)).status).toBe(403);
  expect((await judge(juror("jo", "org_umea"), "umea", 5, 5)).body.code).toBe("OwnInterest");
  expect((await judge(juror("jo"), "umea", 4.2, 6)).body.errors).toEqual([
    { pointer: "/scores/idea", code: "OffScale", detail: "In steps of 0.5." },
    { pointer: "/scores/spread", code: "TooLarge", detail: "At most 5." },
  ]);
  expect((await award({ reason: "The best." })).body).toMatchObject({ code: "WrongState" });
  expect((await judge(juror("jo"), "umea", 4, 3)).status).toBe(200);
  expect((await judge(juror("jim"), "umea", 3, 5)).status).toBe(200);
  expect((await judge(juror("jo"), "lund", 5, 1)).status).toBe(200);
  const seen = await world.ask("GET /contests/{contestId}/entries", {
    as: juror("jim"),
    params: { contestId },
    at: afterwards,
  });
  const items = ContestEntry.array().parse(seen.body.items);
  expect(
    items.map(({ organisationId, judgements }) => [organisationId, judgements.length]).toSorted(),
  ).toEqual([
    ["org_lund", 0],
    ["org_umea", 1],
  ]);
});

test("the prize is given with its reason by somebody who did not judge, and touches nothing of the selection", async () => {
  const winner = await entryOf("umea");
  const judged = { name: "jo", groups: ["staff"] };
  expect((await award({ entryId: winner, reason: "The best." }, judged)).body.code).toBe("OwnInterest");
  expect((await award({ entryId: await entryOf("ystad"), reason: "No." })).body.errors).toEqual([
    { pointer: "/entryId", code: "UnknownEntry", detail: "Not an entry of this contest." },
  ]);
  const others = async () =>
    (await wholeTable(database)).filter((item) => !/contest|letter|entry_/.test(JSON.stringify(item)));
  const before = await others();
  const { body } = await award({ entryId: winner, reason: "Others can take it over." });
  // 2 x 3.5 + 4 and 2 x 5 + 1: equal, and told apart by their ids; the jury's reason decides.
  expect(body).toMatchObject({
    state: "awarded",
    award: { entryId: winner, reason: "Others can take it over.", by: "person_anna" },
  });
  expect(await others()).toEqual(before);
  expect(await contests()).toMatchObject([
    {
      state: "awarded",
      award: { winner: "Municipality of umea", title: "Heat", reason: "Others can take it over." },
    },
  ]);
  const [lund, umea] = (await letters("contest-decided")).map((letter) =>
    rendered(letter).text.replace(/\s+/g, " "),
  );
  expect(umea).toContain("Grattis! Municipality of umea vinner tävlingen Spinoff med bidraget Heat.");
  expect(lund).toContain("Municipality of umea vinner tävlingen Spinoff med bidraget Heat.");
  expect(lund).toContain("jo on lund.");
  const own = await world.ask("GET /contest-entries/{entryId}", {
    as: town("lund"),
    params: { entryId: await entryOf("lund") },
  });
  expect(own.body.judgements).toMatchObject([{ personId: "person_juror", comment: "jo on lund." }]);
});

test("what is decided stays decided", async () => {
  expect((await award({ reason: "Again." })).body.code).toBe("WrongState");
  expect((await judge(juror("jo"), "lund", 5, 5)).body.code).toBe("WrongState");
  const params = { contestId };
  const cancel = await world.ask("POST /contests/{contestId}/cancel", {
    as: anna,
    params,
    body: { why: "No." },
  });
  expect(cancel.body.code).toBe("WrongState");
});
