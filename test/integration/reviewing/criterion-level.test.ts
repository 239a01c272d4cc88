import { afterAll, beforeAll, expect, test } from "vitest";
import { Call, CallContent } from "../../../schemas/call.ts";
import { ReviewSheet } from "../../../schemas/views.ts";
import { callInput } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { reviewingWorld } from "../../support/reviewing-world.ts";

/** One criterion about the area, one about the municipality whatever the area, one about neither. */
const [track] = callInput().tracks;
const leveled = {
  areas: { kinds: ["district", "smallerTown", "wholeMunicipality"], required: true },
  tracks: [
    {
      ...track,
      criteria: [
        { ...track?.criteria[0], about: "area" },
        { ...track?.criteria[1], about: "municipality" },
        { ...track?.criteria[1], id: "will" },
      ],
    },
  ],
};
const areas = {
  umea: { kind: "district", name: "Östra stranden" },
  lund: { kind: "wholeMunicipality", name: "Lunds kommun" },
} as const;

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

async function world(code: string, reviewing: object = {}) {
  const made = await reviewingWorld(database.table, code, reviewing);
  const { deps, callId, by } = made;
  const before = await deps.calls.get(callId);
  const { reviewing: rules } = before.content;
  const content = CallContent.parse({ ...callInput(), code, ...leveled, reviewing: rules });
  await database.table.transact(
    deps.calls.changed(before, Call.parse({ ...before, content }), "edit", by()).writes,
  );
  return made;
}

const criteriaIn = async (language: string, code: string) => {
  const { staff, callId } = await world(code);
  const answer = await staff("GET /calls/{callId}/criteria", {
    params: { callId },
    headers: { "accept-language": language },
  });
  return [answer.status, JSON.stringify(answer.body)] as const;
};

test("applicants read for each kind of area what a criterion is judged for, in their language", async () => {
  const [status, english] = await criteriaIn("en", "level-en");
  expect(status).toBe(200);
  expect(english).toContain(
    '"judgedFor":["Judged for the district, where the application is about such a part.","Judged for the smaller town, where the application is about such a part.","Judged for the whole municipality, where the application is about it."]',
  );
  expect(english).toContain('"judgedFor":["Judged for the whole municipality."]');
  expect(english).toContain('"judgedFor":[]');
  const [, swedish] = await criteriaIn("sv", "level-sv");
  expect(swedish).toContain('"judgedFor":["Bedöms för stadsdelen, om ansökan handlar om en sådan del."');
});

test("the page of the call says it too", async () => {
  const { staff, callId } = await world("level-page");
  const page = await staff("GET /calls/{callId}/page", {
    params: { callId },
    headers: { "accept-language": "sv" },
  });
  expect(String(page.body.text)).toContain("Bedöms för stadsdelen, om ansökan handlar om en sådan del.");
});

async function levelsOnSheet(code: string, town: keyof typeof areas, reviewing: object = {}) {
  const made = await world(code, reviewing);
  const rolf = await made.reviewer("rolf");
  const assignment = await made.assigned(await made.application(town, { area: areas[town] }), rolf);
  await made.accept(assignment);
  const sheet = await made.as("rolf", "GET /reviews/{reviewId}", {
    params: { reviewId: assignment.id.replace("assignment_", "review_") },
  });
  return ReviewSheet.parse(sheet.body).criteria.map(({ about }) => about);
}

test("the review sheet names the kind and the name of the area of this very application", async () => {
  expect(await levelsOnSheet("sheet-district", "umea")).toEqual([
    "About the district Östra stranden.",
    "About the whole municipality.",
    undefined,
  ]);
  expect(await levelsOnSheet("sheet-whole", "lund")).toEqual([
    "About the whole municipality.",
    "About the whole municipality.",
    undefined,
  ]);
});

test("a reviewer who may not know who applies learns the kind of area and not its name", async () => {
  expect(await levelsOnSheet("sheet-blind", "umea", { blind: "double" })).toEqual([
    "About the district.",
    "About the whole municipality.",
    undefined,
  ]);
});

test("where applications are judged within those of one answer, the sheet says within which", async () => {
  const made = await world("sheet-within");
  const { deps, callId, by } = made;
  const before = await deps.calls.get(callId);
  const label = { en: "Type of municipality" };
  const options = [{ id: "rural", label: { en: "Rural municipality" } }];
  const content = CallContent.parse({
    ...before.content,
    tracks: [{ ...track, form: [{ id: "kind", kind: "choice", required: true, label, options }] }],
    selection: { ...before.content.selection, compare: { method: "standardScore", within: "answer:kind" } },
  });
  await database.table.transact(deps.calls.changed(before, { ...before, content }, "edit", by()).writes);
  const id = await made.application("umea", { answers: { kind: "rural" } });
  const assignment = await made.assigned(id, await made.reviewer("rolf"));
  await made.accept(assignment);
  const sheet = await made.as("rolf", "GET /reviews/{reviewId}", {
    params: { reviewId: assignment.id.replace("assignment_", "review_") },
  });
  expect(ReviewSheet.parse(sheet.body).judgedWithin).toEqual({
    question: "Type of municipality",
    group: "Rural municipality",
  });
});
