import { afterAll, beforeAll, expect, test } from "vitest";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { during } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { learningContent } from "../../support/learning-content.ts";
import { programmeWorld } from "../../support/programme-world.ts";

let database: TestTable;
let world: Awaited<ReturnType<typeof programmeWorld>>;
beforeAll(async () => {
  database = await startTable();
  world = await programmeWorld(database, "journey", ["uppsala", "lund", "umea"], learningContent);
  const by = { sub: "person_anna", at: during };
  // Uppsala and Lund are matched with the same host activity.
  for (const town of ["uppsala", "lund"]) {
    const place = await world.deps.participations.get(world.place(town));
    if (place.state !== "confirmed") throw new Error(place.state);
    const matched = world.deps.participations.changed(place, { ...place, activity: "grid" }, "match", by);
    await database.table.transact(matched.writes);
  }
});
afterAll(() => database.stop());

const staff = { name: "anna", groups: ["staff"] };
const of = (town: string) => ({ name: town, groups: ["applicant"], organisation: `org_${town}` });
const onPlace = (what: string, town: string, ask: object = {}, method = "POST", asked = town) =>
  world.ask(`${method} /participations/{participationId}/${what}`, {
    as: of(asked),
    params: { participationId: world.place(town) },
    ...ask,
  });
const inCall = (what: string, ask: object = {}, method = "POST") =>
  world.ask(`${method} /calls/{callId}/${what}`, { as: staff, params: { callId: world.callId }, ...ask });
const statesOf = async (town: string) => {
  const { body } = await onPlace("roadmap", town, {}, "GET");
  const modules = Array.isArray(body.modules) ? body.modules : [];
  return modules.map(({ from, to, state }) => [from, to, state].join(" "));
};
const plan = { aims: [{ id: "heat", aim: "Heat without fossils.", domain: "energy" }], activities: [] };
const text = (kind: string, sections: object, more: object = {}) => ({
  kind,
  content: { title: { en: "A title", sv: "En titel" }, sections, ...more },
  handIn: true,
});
const letters = async (kind: string) =>
  (await Array.fromAsync(world.deps.letters.list(lettersOf(world.callId))))
    .filter((letter) => letter.kind === kind)
    .map(({ to }) => to.email)
    .sort();

test("the modules have their days from the start and the months, and wait for each other", async () => {
  expect(await statesOf("uppsala")).toEqual([
    "2023-09-01 2024-02-29 open",
    "2024-03-01 2024-10-31 locked",
    "2024-11-01 2025-04-30 locked",
  ]);
});

test("a learning plan is written by the participant and agreed by somebody else, and opens the next module", async () => {
  expect((await onPlace("learning-plan", "uppsala", { body: plan }, "PUT", "lund")).status).toBe(403);
  const stray = { aims: [{ id: "x", aim: "X", domain: "moon" }] };
  expect((await onPlace("learning-plan", "uppsala", { body: stray }, "PUT")).status).toBe(422);
  for (const town of ["uppsala", "lund"])
    expect((await onPlace("learning-plan", town, { body: plan }, "PUT")).body.state).toBe("draft");
  const participations = [world.place("uppsala"), world.place("lund")];
  const self = { name: "uppsala", groups: ["staff"] };
  const agree = (as: object) => inCall("agree-learning-plans", { as, body: { participations } });
  expect((await agree(self)).body.code).toBe("OwnInterest");
  expect((await agree(staff)).status).toBe(200);
  expect((await statesOf("uppsala"))[1]).toMatch(/open$/);
  expect((await statesOf("umea"))[1]).toMatch(/locked$/);
});

test("what a match owes is written once, by everybody who is matched with the activity", async () => {
  const early = await onPlace("deliverables", "umea", { body: text("lessons", { learned: "Much." }) });
  expect(early.body.code).toBe("NotAsked");
  const { body } = await onPlace("deliverables", "uppsala", { body: text("lessons", { learned: "Much." }) });
  expect([body.state, body.authors]).toEqual(["handedIn", [world.place("uppsala"), world.place("lund")]]);
  const again = await onPlace("deliverables", "lund", { body: text("lessons", { learned: "More." }) });
  expect(again.body.code).toBe("EnoughThere");
  const ask = { body: { deliverables: [body.id] } };
  // Whoever handed it in, or is of the same city, approves nothing.
  for (const as of [
    { name: "uppsala", groups: ["staff"] },
    { name: "ulla", groups: ["staff"], organisation: "org_uppsala" },
  ])
    expect((await inCall("approve-deliverables", { as, ...ask })).body.code).toBe("OwnInterest");
  expect((await inCall("approve-deliverables", ask)).status).toBe(200);
  expect((await statesOf("lund"))[2]).toMatch(/open$/);
  expect(await letters("deliverable-approved")).toEqual(["lund@example.org", "uppsala@example.org"]);
});

test("a replication plan comes back with reasons, is handed in anew, and both versions are kept", async () => {
  const locked = text("replicationPlan", { measures: "Pumps." });
  // Who has no match owes nothing to it; the learning plan is what keeps the gate shut.
  expect((await onPlace("deliverables", "umea", { body: locked })).body.code).toBe("ModuleLocked");
  const missing = await onPlace("deliverables", "lund", { body: text("replicationPlan", { costs: "1" }) });
  expect(missing.body.code).toBe("DeliverableIncomplete");
  const long = text("replicationPlan", { measures: "x".repeat(501) });
  expect((await onPlace("deliverables", "lund", { body: long })).status).toBe(422);
  const { body: first } = await onPlace("deliverables", "lund", { body: locked });
  const on = (method: string, what: string, ask: object) =>
    world.ask(`${method} /deliverables/{deliverableId}${what}`, {
      params: { deliverableId: String(first.id) },
      ...ask,
    });
  const returned = await on("POST", "/return", { as: staff, body: { reasons: "Who pays?" } });
  expect(returned.body.state).toBe("returned");
  const { kind: _kind, ...better } = text("replicationPlan", { measures: "Pumps.", costs: "Two million." });
  const second = await on("PUT", "", { as: of("lund"), body: better });
  expect(second.body).toMatchObject({
    state: "handedIn",
    versions: [{ version: 1, returned: { reasons: "Who pays?" } }, { version: 2 }],
  });
  const { body: kept } = await on("GET", "/versions", { as: of("lund") });
  const versions = Array.isArray(kept.items) ? kept.items : [];
  expect(versions.map(({ content }) => content.sections)).toEqual([
    { measures: "Pumps." },
    { measures: "Pumps.", costs: "Two million." },
  ]);
  expect((await on("GET", "/versions", { as: of("umea") })).status).toBe(403);
  expect(await letters("deliverable-returned")).toEqual(["lund@example.org"]);
});

test("staff open a module by hand, and say why", async () => {
  const open = { as: staff, body: { module: "coCreate", why: "Came late." } };
  expect((await onPlace("open-module", "umea", open)).status).toBe(200);
  expect((await statesOf("umea")).map((one) => one.split(" ")[2])).toEqual(["open", "passed", "open"]);
  expect((await onPlace("open-module", "umea", open)).body.code).toBe("NothingChanged");
});

test("a showcase of several authors counts for each, and is public with consent, in the language asked for", async () => {
  const showcase = { stage: "applied", scale: "pilot", summary: { sv: "Kort.", en: "Brief." } };
  const tell = (more: object) => ({
    ...text("showcase", { story: "S." }, more),
    with: [world.place("umea")],
  });
  const oneLanguage = { showcase: { ...showcase, summary: { sv: "Kort." } }, consentToPublish: true };
  expect((await onPlace("deliverables", "lund", { body: tell(oneLanguage) })).body.code).toBe(
    "DeliverableIncomplete",
  );
  const { body } = await onPlace("deliverables", "lund", {
    body: tell({ showcase, consentToPublish: true }),
  });
  const quiet = await onPlace("deliverables", "umea", {
    body: text("showcase", { story: "T." }, { showcase }),
  });
  const full = await onPlace("deliverables", "umea", {
    body: text("showcase", { story: "U." }, { showcase }),
  });
  expect(full.body.code).toBe("EnoughThere");
  await inCall("approve-deliverables", { body: { deliverables: [body.id, quiet.body.id] } });
  const shown = async (language: string) => {
    const params = { callId: world.callId };
    const headers = { "accept-language": language };
    return (await world.ask("GET /calls/{callId}/showcases", { params, headers })).body.items;
  };
  expect(await shown("sv")).toMatchObject([
    { title: "En titel", summary: "Kort.", stage: "Tillämpat", authors: [{}, {}] },
  ]);
  expect(await shown("en")).toMatchObject([{ title: "A title", summary: "Brief.", stage: "Applied" }]);
});

test("the list of what is missing names who owes what, and no more than that", async () => {
  const { body } = await inCall("owed", {}, "GET");
  const items = Array.isArray(body.items) ? body.items : [];
  const owed = items.map(({ due, participationId }) => `${due} ${participationId}`);
  expect(owed).toEqual([
    ...["lund", "umea", "uppsala"].map((town) => `measurement.baseline ${world.place(town)}`),
    `learningPlan.start ${world.place("umea")}`,
    `deliverable.showcase ${world.place("uppsala")}`,
    ...["lund", "umea", "uppsala"].map((town) => `measurement.end ${world.place(town)}`),
    ...["umea", "uppsala"].map((town) => `deliverable.replicationPlan ${world.place(town)}`),
  ]);
});

test("resources are released by the state of the place", async () => {
  const { body } = await onPlace("resources", "lund", { headers: { "accept-language": "sv" } }, "GET");
  expect(body.items).toEqual([
    { id: "terms", label: "Villkor", url: "https://example.org/terms" },
    { id: "portal", label: "Portalen", url: "https://example.org/portal" },
  ]);
});

test("a practice is adopted as a measure that says from whom, and is followed", async () => {
  const practice = { title: "Street by street", domain: "energy", text: "How we did it." };
  const { body: shared } = await onPlace("practices", "lund", { body: practice });
  const adopt = (town: string) =>
    world.ask("POST /practices/{practiceId}/adopt", {
      as: of(town),
      params: { practiceId: String(shared.id) },
      body: { participationId: world.place(town), domain: "energy" },
    });
  expect((await adopt("lund")).body.code).toBe("OwnInterest");
  const { body: measure } = await adopt("umea");
  expect(measure).toMatchObject({ state: "planned", adopted: { from: "org_lund", practiceId: shared.id } });
  const follow = (body: object, as = of("umea")) =>
    world.ask("POST /measures/{measureId}/follow", { as, params: { measureId: String(measure.id) }, body });
  expect((await follow({ to: "implemented", on: "2026-03-01" }, of("lund"))).status).toBe(403);
  expect((await follow({ to: "implemented", on: "2026-03-01" })).body.state).toBe("implemented");
  expect((await follow({ to: "dropped", why: "No." })).body.code).toBe("WrongState");
  const library = await world.ask("GET /practices", { as: of("umea") });
  expect(library.body.items).toMatchObject([{ title: "Street by street", organisationId: "org_lund" }]);
});
