import { afterAll, beforeAll, expect, test } from "vitest";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { programmeWorld } from "../../support/programme-world.ts";

let database: TestTable;
let world: Awaited<ReturnType<typeof programmeWorld>>;
beforeAll(async () => {
  database = await startTable();
  world = await programmeWorld(database, "coordinated", ["kalmar", "umea"]);
});
afterAll(() => database.stop());

const staff = { name: "anna", groups: ["staff"] };
const kalmar = { name: "eva", groups: ["applicant"], organisation: "org_kalmar" };
const umea = { name: "ulf", groups: ["applicant"], organisation: "org_umea" };
const facilitator = { name: "fia", groups: ["observer"] };
const entry = {
  kind: "coordination",
  day: "2023-06-01",
  title: "Common themes",
  text: "We compared our calls.",
};
const contact = { name: "Bo Berg", email: "bo@example.org", language: "sv" };
const delegation = { name: "Delegationen", kind: "delegation", contact, about: "Sustainable cities." };

const act = (what: string, id: unknown, body: unknown, as: object = staff) =>
  world.ask(`POST /log/{logEntryId}/${what}`, {
    as: { ...staff, ...as },
    params: { logEntryId: String(id) },
    body,
  });
const ofPlace = (method: "GET" | "POST", town: string, as: object, body?: unknown) =>
  world.ask(`${method} /participations/{participationId}/log`, {
    as: { ...staff, ...as },
    params: { participationId: world.place(town) },
    body,
  });

test("a body is registered once, and its log says what was coordinated, what came of it and what is next", async () => {
  const register = () =>
    world.ask("POST /calls/{callId}/bodies", {
      as: staff,
      params: { callId: world.callId },
      body: delegation,
    });
  const { body } = await register();
  expect((await register()).body.code).toBe("AlreadyExists");
  const params = { bodyId: String(body.id) };
  const write = (more: object) =>
    world.ask("POST /bodies/{bodyId}/log", { as: staff, params, body: { ...entry, ...more } });
  const next = { nextStep: "Send the draft call.", who: "Anna", by: "2023-06-15" };
  const underway = await write({ next });
  expect(underway.body).toMatchObject({ state: "underway", ...next });
  expect((await write({ next })).body.code).toBe("AlreadyExists");
  expect((await write({ title: "Seminar", outcome: "Held together." })).body.state).toBe("done");
  expect((await write({ title: "Idea", kind: "idea" })).body.code).toBe("InputInvalid");
  expect(
    (await act("plan", underway.body.id, { nextStep: "Call them.", who: "Anna" })).body.by,
  ).toBeUndefined();
  expect((await act("finish", underway.body.id, { outcome: "They commented." })).body.state).toBe("done");
  expect((await act("drop", underway.body.id, { why: "Too late." })).body.code).toBe("WrongState");
  const { body: log } = await world.ask("GET /bodies/{bodyId}/log", { as: staff, params });
  expect(log.items).toHaveLength(2);
  const changed = { ...delegation, about: "Pilot counties too." };
  expect((await world.ask("PUT /bodies/{bodyId}", { as: staff, params, body: changed })).body.about).toBe(
    changed.about,
  );
  const retire = () =>
    world.ask("POST /bodies/{bodyId}/retire", { as: staff, params, body: { why: "It was closed." } });
  expect((await retire()).body.state).toBe("retired");
  expect((await retire()).body.code).toBe("WrongState");
});

test("a participant keeps its ideas and actions, and what became of each; others neither read nor write", async () => {
  const idea = { ...entry, kind: "idea", title: "Solar roofs" };
  const { body } = await ofPlace("POST", "kalmar", kalmar, idea);
  expect(body.state).toBe("noted");
  expect((await ofPlace("POST", "kalmar", kalmar, { ...idea, kind: "advice" })).body.code).toBe(
    "InputInvalid",
  );
  expect((await ofPlace("POST", "kalmar", umea, idea)).status).toBe(403);
  expect((await ofPlace("GET", "kalmar", umea)).status).toBe(403);
  const reading = { ...umea, groups: ["applicant", "finance"] };
  expect((await ofPlace("GET", "kalmar", reading)).status).toBe(200);
  expect((await ofPlace("POST", "kalmar", reading, { ...idea, title: "Not theirs" })).status).toBe(403);
  expect((await act("finish", body.id, { outcome: "Built." }, umea)).status).toBe(403);
  expect((await act("finish", body.id, { outcome: "Built." }, kalmar)).body).toMatchObject({
    state: "done",
    outcome: "Built.",
  });
  expect((await ofPlace("GET", "kalmar", kalmar)).body.items).toHaveLength(1);
});

test("a facilitator advises the participants that it is named for, and they get the advice by letter", async () => {
  const place = await world.deps.participations.get(world.place("umea"));
  if (place.state !== "confirmed") throw new Error("confirmed above");
  const fia = { name: "fia", email: "fia@example.org", language: "sv" } as const;
  const by = { sub: "person_anna", at: "2023-06-02T08:00:00.000Z" };
  const { writes } = world.deps.participations.changed(place, { ...place, facilitator: fia }, "match", by);
  await database.table.transact(writes);
  const advice = { ...entry, kind: "advice", title: "One school first" };
  expect((await ofPlace("POST", "kalmar", facilitator, advice)).status).toBe(403);
  expect((await ofPlace("POST", "umea", facilitator, { ...advice, kind: "idea" })).body.code).toBe(
    "InputInvalid",
  );
  const { body } = await ofPlace("POST", "umea", facilitator, advice);
  expect(body.state).toBe("noted");
  const letters = await Array.fromAsync(world.deps.letters.list(lettersOf(world.callId)));
  expect(letters.map(({ kind, to }) => [kind, to.email])).toEqual([["advice-given", place.contact.email]]);
  expect((await act("drop", body.id, { why: "Done already." }, umea)).body.state).toBe("dropped");
  expect((await ofPlace("GET", "umea", facilitator)).body.items).toHaveLength(1);
});
