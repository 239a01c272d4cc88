import { afterAll, beforeAll, expect, test } from "vitest";
import { checkCall } from "../../../functions/calls/check-call.ts";
import { goalsStated, statedAims } from "../../../functions/learning/stated-goals.ts";
import { readProgramme } from "../../../programmes/read-programme.ts";
import { Application } from "../../../schemas/application.ts";
import { CallContent } from "../../../schemas/call.ts";
import { applicationContent, applicationIn, callInput, during } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import type { Ask } from "../../support/handlers.ts";
import { learningContent } from "../../support/learning-content.ts";
import { programmeWorld } from "../../support/programme-world.ts";

const [track] = callInput().tracks;
const option = (id: string, en: string, sv: string) => ({ id, label: { en, sv } });
const question = {
  id: "goals",
  kind: "choices",
  maxChoices: 2,
  required: true,
  label: { en: "Goals", sv: "Mål" },
  options: [option("finance", "Financing", "Finansiering"), option("citizens", "Citizens", "Invånare")],
};
const asking = {
  tracks: [{ ...track, form: [...(track?.form ?? []), question] }],
  learningGoals: { question: "goals" },
};

let database: TestTable;
let world: Awaited<ReturnType<typeof programmeWorld>>;
beforeAll(async () => {
  database = await startTable();
  world = await programmeWorld(database, "stated", ["lund", "umea", "ystad"], {
    ...learningContent,
    ...asking,
  });
  const stated = { lund: ["finance", "citizens"], umea: ["finance"], ystad: [] };
  for (const [town, goals] of Object.entries(stated)) {
    const content = applicationContent(`org_${town}`, { answers: { why: "To learn.", goals } });
    const built = { ...applicationIn("submitted", true), callId: world.callId, content, submitted: content };
    const application = Application.parse({
      ...built,
      id: world.applicationOf(town),
      organisationId: `org_${town}`,
    });
    const by = { sub: "person_anna", at: during };
    await database.table.transact(world.deps.applications.created(application, "submit", by).writes);
  }
});
afterAll(() => database.stop());

const on = (town: string, route: string, said: Ask = {}) => {
  const [method = "", path = ""] = route.split(" ");
  return world.ask(`${method} /participations/{participationId}/learning-plan${path}`, {
    as: { name: town, groups: ["applicant"], organisation: `org_${town}` },
    params: { participationId: world.place(town) },
    ...said,
  });
};
const anna = { name: "anna", groups: ["staff"] };
const standing = async () => {
  const { body } = await world.ask("GET /calls/{callId}/goals", {
    as: anna,
    params: { callId: world.callId },
  });
  return body.learning;
};
const goal = (id: string, counts: number[]) => {
  const [stated, planned, reached, partly, notReached] = counts;
  return expect.objectContaining({ id, stated, planned, reached, partly, notReached });
};

test("the goals of an application lie ready in the learning plan, in the language of its contact", async () => {
  const { status, body } = await on("lund", "GET");
  expect([status, body.state, body.rev, body.content]).toEqual([
    200,
    "prepared",
    0,
    {
      aims: [
        { id: "finance", aim: "Finansiering", stated: "finance" },
        { id: "citizens", aim: "Invånare", stated: "citizens" },
      ],
      activities: [],
    },
  ]);
  // Whoever stated no goal has a plan only once it is written, and nothing was stored for reading.
  expect((await on("ystad", "GET")).status).toBe(404);
  expect(
    (await on("umea", "GET", { as: { name: "lund", groups: ["applicant"], organisation: "org_lund" } }))
      .status,
  ).toBe(403);
  expect(await standing()).toEqual([goal("finance", [2, 0, 0, 0, 0]), goal("citizens", [1, 0, 0, 0, 0])]);
});

test("what lies ready is written as it is or changed, and carries on goals that the call asked for", async () => {
  const ready = (await on("lund", "GET")).body.content;
  const headers = { "if-match": '"0"' };
  const written = await on("lund", "PUT", { body: ready, headers });
  expect([written.status, written.body.state]).toEqual([200, "draft"]);
  expect((await on("lund", "GET")).body).toMatchObject({ state: "draft", rev: 1 });
  const strange = { aims: [{ id: "a", aim: "Other", stated: "gone" }] };
  expect((await on("umea", "PUT", { body: strange })).body.errors).toEqual([
    { pointer: "/aims/0/stated", code: "UnknownGoal", detail: "The call does not name it." },
  ]);
  expect(
    (await on("umea", "PUT", { body: { aims: [{ id: "a", aim: "Money", stated: "finance" }] } })).status,
  ).toBe(200);
  expect(await standing()).toEqual([goal("finance", [2, 2, 0, 0, 0]), goal("citizens", [1, 1, 0, 0, 0])]);
});

test("what became of the aims is said once the plan is agreed, and counted by goal", async () => {
  const outcome = (aim: string, reached: string) => ({ aim, reached, words: "Said." });
  const said = (town: string, outcomes: readonly object[]) =>
    on(town, "POST /follow-up", { body: { outcomes } });
  expect((await said("lund", [outcome("finance", "yes")])).body.code).toBe("WrongState");
  const participations = [world.place("lund"), world.place("umea")];
  const agreed = await world.ask("POST /calls/{callId}/agree-learning-plans", {
    as: anna,
    params: { callId: world.callId },
    body: { participations },
  });
  expect(agreed.status).toBe(200);
  expect((await said("lund", [outcome("gone", "yes"), outcome("finance", "no")])).body.errors).toEqual([
    { pointer: "/outcomes/0/aim", code: "UnknownAim", detail: "The plan has no such aim." },
  ]);
  expect((await said("lund", [outcome("finance", "no"), outcome("citizens", "partly")])).status).toBe(200);
  // Said again, the last word counts; the other aim keeps its own.
  expect((await said("lund", [outcome("finance", "yes")])).status).toBe(200);
  expect((await said("umea", [outcome("a", "no")])).status).toBe(200);
  expect(await standing()).toEqual([goal("finance", [2, 2, 1, 0, 1]), goal("citizens", [1, 1, 0, 1, 0])]);
});

test("a goal that is written in words lies ready as it was written, in MULTIPLY and the Twin Cities alike", () => {
  const [multiply, twins] = [readProgramme("multiply"), readProgramme("twin-cities-2023")];
  expect(statedAims(multiply, { learning: "How to heat without gas." }, "sv")).toEqual([
    { id: "learning", aim: "How to heat without gas.", stated: "learning" },
  ]);
  expect(
    statedAims(twins, { learningGoals: ["citizens", "finance", "unknown"] }, "sv").map(({ aim }) => aim),
  ).toEqual(["Finansiera åtgärder", "Involvera invånarna"]);
  expect(goalsStated(twins, {})).toEqual([]);
});

test("a question of goals that nobody is asked is found", () => {
  const content = CallContent.parse({ ...callInput(), learningGoals: { question: "gone" } });
  expect(checkCall(content).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
    "UnknownQuestion /learningGoals/question",
  ]);
});
