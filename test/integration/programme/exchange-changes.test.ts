import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventIn } from "../../../commands/rehearse/calendar-client.ts";
import { calendarsOf } from "../../../functions/letters/calendar.ts";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { CallId } from "../../../schemas/ids.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { programmeWorld } from "../../support/programme-world.ts";

let database: TestTable;
let world: Awaited<ReturnType<typeof programmeWorld>>;
let calls = 0;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const staff = { name: "anna", groups: ["staff"] };
const startsAt = "2023-10-10T08:00:00.000Z";
const before = "2023-09-20T08:00:00.000Z";
const after = "2023-10-10T17:00:00.000Z";
const officer = (town: string) => ({ name: town, groups: ["applicant"], organisation: `org_${town}` });
let exchangeId = "";
let callId = CallId.parse("call_none");
beforeEach(async () => {
  calls += 1;
  world = await programmeWorld(database, `meetings-${calls}`, ["kalmar", "umea", "turku"]);
  callId = world.callId;
  const { body } = await world.ask("POST /exchanges", {
    as: staff,
    at: before,
    body: {
      callId,
      title: "Heat",
      host: world.place("kalmar"),
      theme: "planning",
      mode: "siteVisit",
      startsAt,
      participants: [world.place("umea"), world.place("turku")],
    },
  });
  exchangeId = String(body.id);
});

const act = (what: string, body: unknown = {}, at = before, as: object = staff) =>
  world.ask(`POST /exchanges/{exchangeId}/${what}`, {
    as: { ...staff, ...as },
    params: { exchangeId },
    at,
    body,
  });
const person = (town: string, change: object = {}) => ({
  participationId: world.place(town),
  name: `Planner of ${town}`,
  email: `planner@${town}.example`,
  language: "en",
  function: "planner",
  ...change,
});
const registered = (town: string) => ({ ...person(town), registeredAt: before });
const faultsOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => [
  status,
  ...(Array.isArray(body.errors) ? body.errors.map(({ pointer, code }) => `${pointer} ${code}`) : []),
];
/** Who was written to with what, and what the file that came along says. */
async function told(kind: string) {
  const letters = await Array.fromAsync(world.deps.letters.list(lettersOf(callId)));
  return letters
    .filter((letter) => letter.kind === kind)
    .sort((a, b) => (a.to.email < b.to.email ? -1 : 1))
    .map((letter) => ({ to: letter.to.email, ...entryOf(calendarsOf(letter)[0]?.content ?? "") }));
}
function entryOf(content: string) {
  const { uid, method, status, sequence, start, organizer } = eventIn(content);
  return { uid, method, status, sequence, start, organizer };
}
const entry = (to: string, sequence: number, change: object = {}) => ({
  to,
  uid: exchangeId,
  method: "PUBLISH",
  status: "CONFIRMED",
  sequence,
  start: "2023-10-10T08:00:00Z",
  organizer: "mailto:office@example.org",
  ...change,
});
const everybody = ["kalmar@example.org", "turku@example.org", "umea@example.org"];

test("host and guests are invited, registered, told of the move and of the end, in one entry of their calendar", async () => {
  expect(await told("exchange-planned")).toEqual(
    everybody.map((to) => entry(to, 0, { status: "TENTATIVE" })),
  );
  expect((await act("register", person("umea"), before, officer("umea"))).status).toBe(200);
  expect(await told("exchange-registered")).toEqual([entry("planner@umea.example", 0)]);
  await act("confirm");
  const all = [...everybody.slice(0, 1), "planner@umea.example", ...everybody.slice(1)];
  expect(await told("exchange-confirmed")).toEqual(all.map((to) => entry(to, 1)));
  const to = "2023-10-24T08:00:00.000Z";
  const moved = await act("move", { startsAt: to, code: "travelDisrupted", why: "Strike." });
  expect([moved.body.state, moved.body.sequence]).toEqual(["moved", 2]);
  expect(moved.body.moves).toEqual([
    { from: startsAt, to, movedAt: before, code: "travelDisrupted", why: "Strike." },
  ]);
  expect(await told("exchange-moved")).toEqual(
    all.map((to) => entry(to, 2, { start: "2023-10-24T08:00:00Z" })),
  );
  const off = await act("cancel", { code: "hostUnable", why: "Fire." });
  expect([off.body.state, off.body.code, off.body.why]).toEqual(["cancelled", "hostUnable", "Fire."]);
  expect(await told("exchange-cancelled")).toEqual(
    all.map((to) => entry(to, 3, { start: "2023-10-24T08:00:00Z", method: "CANCEL", status: "CANCELLED" })),
  );
});

test("a second move is told too, and back to the first time", async () => {
  const to = "2023-10-24T08:00:00.000Z";
  await act("move", { startsAt: to, code: "clash", why: "Elections." });
  await act("move", { startsAt, code: "other", why: "After all." });
  expect((await told("exchange-moved")).map(({ sequence, start }) => [sequence, start])).toEqual(
    expect.arrayContaining([
      [1, "2023-10-24T08:00:00Z"],
      [2, "2023-10-10T08:00:00Z"],
    ]),
  );
  expect(await told("exchange-moved")).toHaveLength(6);
});

test("who gave the place back is told nothing more, nor are the people registered for it", async () => {
  await act("register", person("umea"), before, officer("umea"));
  await world.ask("POST /participations/{participationId}/withdraw", {
    as: officer("umea"),
    at: before,
    params: { participationId: world.place("umea") },
    body: { reason: "No time." },
  });
  await act("cancel", { code: "placeWithdrawn", why: "Too few." });
  expect((await told("exchange-cancelled")).map(({ to }) => to)).toEqual([
    "kalmar@example.org",
    "turku@example.org",
  ]);
});

describe("registering", () => {
  test("takes a person once, in a function that the theme is meant for, from who is invited", async () => {
    const register = (town: string, change: object = {}, as = town) =>
      act("register", person(town, change), before, officer(as));
    expect(faultsOf(await register("umea", { function: "politician" }))).toEqual([
      422,
      "/function NotMeantFor",
    ]);
    expect(faultsOf(await register("umea", { function: undefined }))).toEqual([
      422,
      "/function FunctionMissing",
    ]);
    expect(faultsOf(await register("umea", { function: "king" }))).toEqual([
      422,
      "/function UnknownFunction",
    ]);
    expect((await register("umea")).status).toBe(200);
    expect(faultsOf(await register("umea", { email: "PLANNER@umea.example" }))).toEqual([
      422,
      "/email NamedTwice",
    ]);
    expect((await register("umea", {}, "turku")).status).toBe(403);
  });

  test("ends when the meeting begins", async () => {
    const { body } = await act("register", person("umea"), startsAt, officer("umea"));
    expect(body.code).toBe("DeadlinePassed");
  });

  test("shows each its own people, and staff all", async () => {
    await act("register", person("umea"), before, officer("umea"));
    const { body } = await act("register", person("turku"), before, officer("turku"));
    expect(body.registrations).toEqual([registered("turku")]);
    const read = (as: object) =>
      world.ask("GET /exchanges/{exchangeId}", { as: { ...staff, ...as }, params: { exchangeId } });
    expect((await read(officer("umea"))).body.registrations).toEqual([registered("umea")]);
    expect((await read({})).body.registrations).toEqual([registered("umea"), registered("turku")]);
    expect((await read(officer("stranger"))).status).toBe(403);
  });
});

test("it is held after its time, its list is corrected, and both sides write what they learned", async () => {
  expect((await act("hold")).body.code).toBe("WrongState");
  const { body } = await act("hold", {}, after);
  expect([body.state, body.attendance]).toEqual(["held", []]);
  const attendance = [
    { participationId: world.place("umea"), representative: "person_umea", departedFrom: "Umeå" },
  ];
  expect((await act("attendance", { attendance }, after)).body.attendance).toEqual(attendance);
  const learn = (town: string, more: object) =>
    act("learning", { participationId: world.place(town), learned: "Much.", ...more }, after, officer(town));
  expect(faultsOf(await learn("umea", { benefit: "Fame." }))).toEqual([422, "/benefit NotHost"]);
  await learn("umea", {});
  await learn("kalmar", { benefit: "New questions." });
  const { body: both } = await learn("umea", { learned: "More." });
  expect(both.learning).toEqual([
    expect.objectContaining({ side: "host", benefit: "New questions." }),
    expect.objectContaining({ side: "guest", learned: "More." }),
  ]);
  expect((await act("cancel", { code: "other", why: "Late." }, after)).body.code).toBe("WrongState");
});

test("what was spent on a visit that is called off is claimed; on one that is not, nothing", async () => {
  const claim = () =>
    world.ask("POST /claims", {
      as: officer("umea"),
      at: before,
      body: {
        participationId: world.place("umea"),
        exchangeId,
        contact: { name: "Eva Ek", email: "umea@example.org", language: "sv" },
        lines: [{ id: "hotel", kind: "travel", amount: "80.00", currency: "EUR", date: "2023-10-10" }],
      },
    });
  expect((await claim()).body.code).toBe("NotAttended");
  await act("cancel", { code: "travelDisrupted", why: "Strike." });
  expect((await claim()).status).toBe(201);
});

test("it can move online, at the same time, and is then nobody's journey; who had registered stays named", async () => {
  await act("register", person("umea"), before, officer("umea"));
  const online = { mode: "digitalMeeting", code: "travelDisrupted", why: "Nobody travels this spring." };
  const { body } = await act("move", online);
  expect([body.state, body.mode, body.inPerson, body.startsAt]).toEqual([
    "moved",
    "digitalMeeting",
    false,
    startsAt,
  ]);
  expect((await act("move", online)).body.code).toBe("NothingChanged");
  expect(faultsOf(await act("move", { ...online, mode: "dance" }))).toEqual([422, "/mode UnknownKind"]);
  const off = await act("cancel", { code: "hostUnable", why: "Fire." });
  expect([off.body.state, off.body.registrations]).toEqual(["cancelled", [registered("umea")]]);
});

test("a dry run says whom a move would reach, and moves nothing", async () => {
  const { body } = await world.ask("POST /exchanges/{exchangeId}/move", {
    as: staff,
    at: before,
    params: { exchangeId },
    query: { dryRun: "true" },
    body: { startsAt: "2023-10-24T08:00:00.000Z", code: "clash", why: "Elections." },
  });
  expect(body.letters).toEqual(
    expect.arrayContaining(everybody.map((to) => ({ kind: "exchange-moved", to }))),
  );
  expect((await world.deps.exchanges.get(exchangeId)).state).toBe("planned");
});
