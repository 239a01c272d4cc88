import { afterAll, beforeAll, expect, test } from "vitest";
import { Application } from "../../../schemas/application.ts";
import { applicationContent, applicationIn, callInput, during } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { programmeWorld } from "../../support/programme-world.ts";

const both = (en: string) => ({ en, sv: en });
const small = callInput();
const question = { required: true, kind: "text", maxLength: 200 } as const;
const more = {
  domains: [
    { id: "heat", label: both("Heat"), topic: "energy" },
    { id: "trams", label: both("Trams"), topic: "transport" },
    { id: "art", label: both("Art") },
  ],
  tracks: small.tracks.map((track) => ({
    ...track,
    form: [
      ...track.form,
      { id: "planArea", label: both("Which area?"), ...question },
      {
        id: "fields",
        label: both("Fields"),
        required: true,
        kind: "choices",
        options: "domains",
        maxChoices: 3,
      },
    ],
  })),
  activities: [{ ...small.activities[0], domains: ["heat"] }],
  deliverables: [
    {
      id: "transitionPlan",
      label: both("Plan"),
      scope: "planArea",
      areaQuestion: "planArea",
      sections: [{ id: "goals", label: both("Goals") }],
    },
  ],
};

let database: TestTable;
let world: Awaited<ReturnType<typeof programmeWorld>>;
beforeAll(async () => {
  database = await startTable();
  world = await programmeWorld(database, "areas", ["lund", "umea", "visby"], more);
  // Lund was asked and answered; Umeå came from a form without the question; Visby said nothing of an area.
  await applied("lund", { planArea: " Brunnshög ", fields: ["heat", "trams"] }, "district");
  await applied("umea", { fields: ["heat"] }, "smallerTown");
  await applied("visby", { fields: ["art"] });
});
afterAll(() => database.stop());

async function applied(town: string, answers: object, kind?: string): Promise<void> {
  const area = kind === undefined ? {} : { area: { kind, name: `A part of ${town}` } };
  const content = applicationContent(`org_${town}`, { answers, ...area });
  const id = world.applicationOf(town);
  const application = Application.parse({
    ...applicationIn("submitted"),
    id,
    callId: world.callId,
    organisationId: `org_${town}`,
    content,
    submitted: content,
  });
  const by = { sub: "person_anna", at: during };
  await database.table.transact(world.deps.applications.created(application, "create", by).writes);
}

const staff = { name: "anna", groups: ["staff"] };
const of = (town: string) => ({ name: town, groups: ["applicant"], organisation: `org_${town}` });
const onPlace = (what: string, town: string, body: object) =>
  world.ask(`POST /participations/{participationId}/${what}`, {
    as: of(town),
    params: { participationId: world.place(town) },
    body,
  });
const content = { title: { en: "Plan" }, sections: { goals: "None of it from coal." } };
const plan = (town: string) =>
  onPlace("deliverables", town, { kind: "transitionPlan", content, handIn: true });

test("a plan is for the area that the form asked for, else for what the application is about", async () => {
  expect((await plan("lund")).body.area).toEqual({ name: "Brunnshög", kind: "district" });
  expect((await plan("umea")).body.area).toEqual({ name: "A part of umea", kind: "smallerTown" });
  expect((await plan("visby")).body).toMatchObject({
    code: "PlanAreaMissing",
    params: { kind: "transitionPlan" },
  });
});

test("the area stays with every version and through every state", async () => {
  const all = { as: staff, params: { callId: world.callId } };
  const { body } = await world.ask("GET /calls/{callId}/deliverables", all);
  const [first] = Array.isArray(body.items) ? body.items : [];
  const on = (method: string, what: string, ask: object) =>
    world.ask(`${method} /deliverables/{deliverableId}${what}`, {
      params: { deliverableId: String(first.id) },
      ...ask,
    });
  const { area } = first;
  expect((await on("POST", "/return", { as: staff, body: { reasons: "By when?" } })).body.area).toEqual(area);
  const author = of(String(first.organisationId).replace("org_", ""));
  const again = await on("PUT", "", { as: author, body: { content, handIn: true } });
  expect(again.body).toMatchObject({ state: "handedIn", area });
  const approve = { ...all, body: { deliverables: [first.id] } };
  expect((await world.ask("POST /calls/{callId}/approve-deliverables", approve)).body.items).toMatchObject([
    { state: "approved", area },
  ]);
  const { body: versions } = await on("GET", "/versions", { as: author });
  expect(versions.items).toMatchObject([{ area }, { area }]);
});

test("applications, activities, matches, measures and practices are counted under the challenges that calls share", async () => {
  const measure = { title: "Heat pumps", domain: "heat", implementedOn: "2023-05-01" };
  await onPlace("measures", "lund", measure);
  await onPlace("measures", "umea", { title: "A tram", domain: "trams" });
  await onPlace("practices", "umea", { title: "Street by street", domain: "heat", text: "How." });
  const read = (as: typeof staff) =>
    world.ask("GET /calls/{callId}/topics", { as, params: { callId: world.callId } });
  expect((await read(staff)).body.items).toEqual([
    {
      topic: "transport",
      domains: ["trams"],
      applications: 1,
      activities: 0,
      measures: { planned: 1, implemented: 0, dropped: 0 },
      practices: { own: 0, others: 0 },
      matches: 0,
    },
    {
      topic: "energy",
      domains: ["heat"],
      applications: 2,
      activities: 1,
      measures: { planned: 0, implemented: 1, dropped: 0 },
      practices: { own: 1, others: 0 },
      matches: 0,
    },
  ]);
  expect((await read(of("lund"))).status).toBe(403);
});
