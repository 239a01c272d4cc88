import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { isOptional } from "../../../functions/letters/unsubscribe.ts";
import { Participation } from "../../../schemas/participation.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { programmeWorld } from "../../support/programme-world.ts";

let database: TestTable;
let world: Awaited<ReturnType<typeof programmeWorld>>;
let networkId = "";
let worlds = 0;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const staff = { name: "anna", groups: ["staff"] };
const at = "2023-09-01T08:00:00.000Z";
const officer = (town: string) => ({ name: town, groups: ["applicant"], organisation: `org_${town}` });
const reader = (name: string) => ({ name, email: `${name}@example.org`, language: "en" });
const region = { id: "kalmarlan", kind: "region", organisation: "Region Kalmar", contact: reader("rut") };
const company = { id: "wind", kind: "company", organisation: "Wind AB", contact: reader("viggo") };
const coordinator = { ...reader("klara"), organisation: "Kalmar" };
const title = { en: "The Kalmar cluster", sv: "Kalmarklustret" };

beforeEach(async () => {
  worlds += 1;
  world = await programmeWorld(database, `circles-${worlds}`, ["kalmar", "umea", "turku"]);
  const members = ["kalmar", "umea"].map(world.place);
  const body = { callId: world.callId, kind: "cluster", title, members, coordinator, parties: [region] };
  networkId = String((await world.ask("POST /networks", { as: staff, at, body })).body.id);
});

const create = (change: object) =>
  world.ask("POST /networks", {
    as: staff,
    at,
    body: {
      callId: world.callId,
      kind: "thematic",
      title: { en: "Wind", sv: "Vind" },
      theme: "planning",
      members: ["kalmar", "turku"].map(world.place),
      ...change,
    },
  });
const faults = (body: Record<string, unknown>) =>
  Array.isArray(body.errors) ? body.errors.map(({ pointer, code }) => `${pointer} ${code}`) : [];
const letters = async (kind: string) =>
  (await Array.fromAsync(world.deps.letters.list(lettersOf(world.callId))))
    .filter((letter) => letter.kind === kind)
    .map(({ to }) => to.email)
    .sort();

test("staff form thematic networks and clusters, of participants of the call and with a coordinator", async () => {
  expect((await create({})).body).toMatchObject({ state: "formed", kind: "thematic", theme: "planning" });
  expect((await create({})).body.code).toBe("AlreadyExists");
  expect(faults((await create({ theme: undefined })).body)).toEqual(["/theme Missing"]);
  expect(faults((await create({ kind: "cluster" })).body)).toEqual(["/coordinator Missing"]);
  const strangers = { members: [world.place("kalmar"), world.place("kalmar"), "participation_nobody"] };
  expect(faults((await create(strangers)).body)).toEqual([
    "/members/1 NamedTwice",
    "/members/2 NotParticipating",
  ]);
  expect(faults((await create({ parties: [region, region] })).body)).toEqual(["/parties/1/id NamedTwice"]);
});

test("a network is read by its members, its coordinator and its parties, and by nobody else", async () => {
  const read = async (as: object) =>
    (await world.ask("GET /networks/{networkId}", { as: { ...staff, ...as }, params: { networkId } })).status;
  const observer = (name: string) => ({ name, groups: ["observer"] });
  expect(await read({})).toBe(200);
  expect(await read(officer("umea"))).toBe(200);
  expect(await read(officer("turku"))).toBe(403);
  expect(await read(observer("klara"))).toBe(200);
  expect(await read(observer("rut"))).toBe(200);
  expect(await read(observer("viggo"))).toBe(403);
  await world.ask("POST /networks/{networkId}/set-parties", {
    as: staff,
    at,
    params: { networkId },
    body: { coordinator, parties: [company] },
  });
  expect(await read(observer("viggo"))).toBe(200);
  expect(await read(observer("rut"))).toBe(403);
});

test("a message goes to the other members, is kept for them, and can be spared", async () => {
  const send = (town: string, as = town) =>
    world.ask("POST /networks/{networkId}/messages", {
      as: officer(as),
      at,
      params: { networkId },
      body: { participationId: world.place(town), subject: "Heat stores", text: "Who has built one?" },
    });
  expect((await send("umea")).status).toBe(201);
  expect(await letters("message-received")).toEqual(["kalmar@example.org"]);
  expect((await send("umea", "kalmar")).status).toBe(403);
  expect(faults((await send("turku")).body)).toEqual(["/participationId NotMember"]);
  const list = (as: object) =>
    world.ask("GET /networks/{networkId}/messages", { as: { ...staff, ...as }, params: { networkId } });
  expect((await list(officer("kalmar"))).body.items).toEqual([
    expect.objectContaining({ subject: "Heat stores", text: "Who has built one?", sentAt: at }),
  ]);
  expect((await list(officer("turku"))).status).toBe(403);
  expect(isOptional({ kind: "message-received" })).toBe(true);
});

test("those who are matched with the same activity write to each other", async () => {
  const by = { sub: "person_anna", at };
  for (const town of ["kalmar", "turku"]) {
    const place = await world.deps.participations.get(world.place(town));
    const matched = Participation.parse({ ...place, activity: "colab" });
    await database.table.transact(world.deps.participations.changed(place, matched, "match", by).writes);
  }
  const send = (town: string) =>
    world.ask("POST /participations/{participationId}/messages", {
      as: officer(town),
      at,
      params: { participationId: world.place(town) },
      body: { participationId: world.place(town), subject: "Hello", text: "We come in May." },
    });
  expect((await send("turku")).status).toBe(201);
  expect(await letters("message-received")).toEqual(["kalmar@example.org"]);
  expect((await send("umea")).body.code).toBe("WrongState");
});

test("people are asked to come by their function, or all of them, and parties as guests; nobody twice", async () => {
  const by = { sub: "person_anna", at };
  const person = (name: string, ...functions: string[]) => ({ ...reader(name), functions });
  const representatives = [
    person("pia", "planner"),
    person("pål", "politician", "planner"),
    person("pol", "politician"),
  ];
  const place = await world.deps.participations.get(world.place("umea"));
  const after = Participation.parse({
    ...place,
    representatives: representatives.map((one) => ({ ...one, email: one.email.replace("å", "a") })),
  });
  await database.table.transact(world.deps.participations.changed(place, after, "represent", by).writes);
  const { body } = await world.ask("POST /exchanges", {
    as: staff,
    at,
    body: {
      callId: world.callId,
      title: "Heat",
      host: world.place("kalmar"),
      networkId,
      theme: "planning",
      mode: "siteVisit",
      startsAt: "2023-10-10T08:00:00.000Z",
      participants: [world.place("umea")],
    },
  });
  const invite = (functions: unknown, parties: string[] = []) =>
    world.ask("POST /exchanges/{exchangeId}/invite", {
      as: staff,
      at,
      params: { exchangeId: String(body.id) },
      body: { functions, parties },
    });
  expect(faults((await invite(["king"], ["nobody"])).body)).toEqual([
    "/functions/0 UnknownFunction",
    "/parties/0 UnknownParty",
  ]);
  expect((await invite(["planner"])).body).toMatchObject({ invited: 2, left: 0 });
  expect(await letters("exchange-invited")).toEqual(["pal@example.org", "pia@example.org"]);
  expect((await invite(["planner"])).body.code).toBe("NothingChanged");
  expect((await invite("all", ["kalmarlan"])).body).toMatchObject({ invited: 2, left: 0 });
  await world.ask("POST /exchanges/{exchangeId}/cancel", {
    as: staff,
    at,
    params: { exchangeId: String(body.id) },
    body: { code: "other", why: "Snow." },
  });
  const everybody = ["kalmar", "pal", "pia", "pol", "rut", "umea"].map((name) => `${name}@example.org`);
  expect(await letters("exchange-cancelled")).toEqual(everybody);
});
