import { afterAll, beforeAll, expect, test } from "vitest";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { rendered } from "../../../functions/letters/render.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { learningContent } from "../../support/learning-content.ts";
import { programmeWorld } from "../../support/programme-world.ts";

let database: TestTable;
let world: Awaited<ReturnType<typeof programmeWorld>>;
let consultationId = "";
let showcaseId = "";
beforeAll(async () => {
  database = await startTable();
  world = await programmeWorld(database, "drafts", ["kalmar", "umea"], learningContent);
  const params = { callId: world.callId };
  await world.ask("PUT /calls/{callId}/standing-group", {
    as: staff,
    params,
    body: { members: [party("bo")] },
  });
  showcaseId = String((await written(true)).id);
  const opened = await open([{ of: "call" }, { of: "deliverable", deliverableId: showcaseId }]);
  consultationId = String(opened.body.id);
});
afterAll(() => database.stop());

const staff = { name: "anna", groups: ["staff"] };
const observer = (name: string) => ({ name, groups: ["observer"] });
const kalmar = { name: "kalmar", groups: ["applicant"], organisation: "org_kalmar" };
const party = (name: string) => ({
  name,
  organisation: `Of ${name}`,
  email: `${name}@example.org`,
  language: "sv",
});
const showcase = (story: string) => ({
  title: { en: "A showcase" },
  sections: { story },
  showcase: { stage: "applied", scale: "pilot", summary: { en: "Brief.", sv: "Kort." } },
});
const written = async (handIn: boolean) => {
  const { body } = await world.ask("POST /participations/{participationId}/deliverables", {
    as: kalmar,
    params: { participationId: world.place("kalmar") },
    body: { kind: "showcase", content: showcase("As it was handed in."), handIn },
  });
  return body;
};
const open = (drafts: object[], more: object = {}) =>
  world.ask("POST /consultations", {
    as: staff,
    at: "2023-02-01T08:00:00.000Z",
    body: {
      callId: world.callId,
      about: "call",
      title: "Drafts",
      question: "What is missing?",
      answerOn: "2023-02-17",
      parties: [party("rut")],
      standingGroup: true,
      drafts,
      ...more,
    },
  });
const read = (number: number, as: object = observer("bo")) =>
  world.ask("GET /consultations/{consultationId}/drafts/{number}", {
    as: { ...staff, ...as },
    params: { consultationId, number: String(number) },
  });
const comment = (
  number: number,
  body: object,
  as: object = observer("bo"),
  at = "2023-02-02T08:00:00.000Z",
) =>
  world.ask("POST /consultations/{consultationId}/drafts/{number}/comments", {
    as: { ...staff, ...as },
    at,
    params: { consultationId, number: String(number) },
    body,
  });
const on = (what: string, body: object = {}) =>
  world.ask(`POST /consultations/{consultationId}/${what}`, { as: staff, params: { consultationId }, body });

test("a plan is put before the parties once it has been handed in, and no other call's", async () => {
  const unfinished = await written(false);
  const refused = await open([{ of: "call" }, { of: "deliverable", deliverableId: unfinished.id }], {
    title: "Other",
  });
  expect(refused.body.errors).toMatchObject([{ pointer: "/drafts/1/deliverableId", code: "NotHandedIn" }]);
});

test("the letter that opens the round says that there are drafts to read", async () => {
  const letters = await Array.fromAsync(world.deps.letters.list(lettersOf(world.callId)));
  const opened = letters.filter(({ kind }) => kind === "consultation-opened");
  expect(opened.map(({ to, facts }) => `${to.name} ${facts.drafts}`).sort()).toEqual(["bo 2", "rut 2"]);
  expect(opened.map((letter) => rendered(letter).text).join()).toContain("Till samrådet hör 2 utkast.");
});

test("the standing group and who is named read the drafts; nobody else does, and the office may", async () => {
  const { body } = await read(1);
  expect(body).toMatchObject({ number: 1, draft: { of: "call", content: { code: "drafts" } }, own: [] });
  expect((await read(2, observer("rut"))).body.draft).toMatchObject({
    of: "deliverable",
    kind: "showcase",
    version: 1,
    authors: ["Municipality of kalmar"],
    content: { sections: { story: "As it was handed in." } },
  });
  expect((await read(2, staff)).status).toBe(200);
  for (const stranger of [observer("ulf"), { name: "bo", groups: ["reviewer"] }])
    expect((await read(1, stranger)).status).toBe(403);
  expect((await read(3)).status).toBe(404);
});

test("what the authors write after handing in is not shown", async () => {
  await world.ask("POST /deliverables/{deliverableId}/return", {
    as: staff,
    params: { deliverableId: showcaseId },
    body: { reasons: "By when?" },
  });
  await world.ask("PUT /deliverables/{deliverableId}", {
    as: kalmar,
    params: { deliverableId: showcaseId },
    body: { content: showcase("Half a thought.") },
  });
  expect(JSON.stringify((await read(2)).body)).not.toContain("Half a thought.");
});

test("a comment is on a place of what was read, is handled as an answer is, and holds the round open until then", async () => {
  const { body: draft } = await read(1);
  const { contentHash } = draft;
  const text = "Open for longer.";
  expect((await comment(1, { text, contentHash: "0".repeat(64) })).body.code).toBe("ContentChanged");
  const nowhere = await comment(1, { text, contentHash, pointer: "/windows" });
  expect(nowhere.body.errors).toMatchObject([{ pointer: "/pointer", code: "UnknownPointer" }]);
  expect((await comment(1, { text, contentHash }, observer("ulf"))).status).toBe(403);
  expect((await comment(1, { text, contentHash }, staff)).status).toBe(403);
  const { body } = await comment(1, { text, contentHash, pointer: "/window" });
  expect(body).toMatchObject({
    state: "given",
    draft: { number: 1, pointer: "/window" },
    from: { name: "bo" },
  });
  // As often as somebody likes; each sees its own.
  await comment(1, { text: "And a map.", contentHash }, observer("bo"), "2023-02-02T09:00:00.000Z");
  const own = async (name: string) => (await read(1, observer(name))).body.own;
  expect(await own("bo")).toMatchObject([{ text }, { text: "And a map." }]);
  expect(await own("rut")).toEqual([]);
  expect((await on("close")).body).toMatchObject({ code: "OpinionsUnhandled", params: { from: ["Of bo"] } });
  const all = await world.ask("GET /consultations/{consultationId}/opinions", {
    as: staff,
    params: { consultationId },
  });
  for (const { id } of Array.isArray(all.body.items) ? all.body.items : [])
    await world.ask("POST /opinions/{opinionId}/handle", {
      as: staff,
      params: { opinionId: String(id) },
      body: { outcome: "accepted", words: "Six weeks." },
    });
  // Whoever commented on a draft may still answer the question.
  const parties = (await world.deps.consultations.get(consultationId)).parties;
  expect(parties.map(({ name, answer }) => `${name} ${answer}`)).toEqual(["rut none", "bo none"]);
  expect((await on("close")).body.state).toBe("closed");
});

test("once the round is over its parties read and comment no more", async () => {
  expect((await read(1)).status).toBe(403);
  const { body } = await read(1, staff);
  expect((await comment(1, { text: "Late.", contentHash: body.contentHash })).body.code).toBe("WrongState");
});
