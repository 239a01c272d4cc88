import { afterAll, beforeAll, expect, test } from "vitest";
import { Calendar } from "../../../commands/rehearse/calendar-client.ts";
import { calendarsOf } from "../../../functions/letters/calendar.ts";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { programmeWorld } from "../../support/programme-world.ts";

let database: TestTable;
let world: Awaited<ReturnType<typeof programmeWorld>>;
beforeAll(async () => {
  database = await startTable();
  world = await programmeWorld(database, "gathered", ["kalmar", "umea"]);
});
afterAll(() => database.stop());

const staff = { name: "anna", groups: ["staff"] };
const other = { name: "bert", groups: ["staff"] };
const observer = (name: string) => ({ name, groups: ["observer"] });
const bo = { name: "bo", organisation: "Boverket", email: "bo@example.org", language: "sv" };
const rut = { name: "rut", organisation: "Region", email: "rut@example.org", language: "en" };
const startsAt = "2023-09-01T07:00:00.000Z";
const after = "2023-09-08T12:00:00.000Z";
const plan = {
  kind: "consultation",
  title: "Consultation meeting",
  place: "Eskilstuna",
  startsAt,
  minutes: 180,
  agenda: ["The tracks", "The role of regions"],
  invited: [bo],
};
const planned = async (more: object = {}) =>
  world.ask("POST /gatherings", { as: staff, body: { callId: world.callId, ...plan, ...more } });
const on = (gatheringId: unknown, what: string, body: unknown = {}, ask: object = {}) =>
  world.ask(`POST /gatherings/{gatheringId}/${what}`, {
    as: staff,
    params: { gatheringId: String(gatheringId) },
    body,
    ...ask,
  });
const lettersTo = async (email: string, subjectId: unknown) => {
  const all = await Array.fromAsync(world.deps.letters.list(lettersOf(world.callId)));
  return all
    .filter((one) => one.to.email === email && one.subjectId === subjectId)
    .sort((a, b) => Number(a.facts.sequence) - Number(b.facts.sequence));
};

test("an invitation, a move and a cancellation are one entry in a calendar", async () => {
  const { body } = await planned({ title: "Coordinators", kind: "coordinators" });
  expect((await on(body.id, "move", { startsAt, why: "No." })).body.code).toBe("NothingChanged");
  await on(body.id, "move", { startsAt: "2023-09-08T07:00:00.000Z", why: "A clash." });
  // Who comes later gets the meeting as it is; who is invited already hears nothing.
  await on(body.id, "invite", { invited: [bo, rut] });
  expect((await on(body.id, "invite", { invited: [rut] })).body.code).toBe("NothingChanged");
  const calendar = new Calendar();
  const taken = async () => {
    for (const { content } of (await lettersTo(bo.email, body.id)).flatMap(calendarsOf))
      calendar.take(content);
    return calendar.entries().map(([uid, at]) => [uid, Date.parse(at)]);
  };
  expect((await lettersTo(bo.email, body.id)).map(({ kind }) => kind)).toEqual([
    "gathering-invited",
    "gathering-moved",
  ]);
  expect((await lettersTo(rut.email, body.id)).map(({ kind }) => kind)).toEqual(["gathering-invited"]);
  expect(await taken()).toEqual([[body.id, Date.parse("2023-09-08T07:00:00.000Z")]]);
  await on(body.id, "cancel", { why: "Nobody can come." });
  expect(await taken()).toEqual([]);
  expect((await on(body.id, "hold", {}, { at: after })).body.code).toBe("WrongState");
});

test("minutes are adopted by somebody else than who wrote them, and go to everybody invited", async () => {
  const { body } = await planned();
  expect((await planned()).body.code).toBe("AlreadyExists");
  expect((await on(body.id, "hold")).body.code).toBe("WrongState");
  expect((await on(body.id, "record", { text: "Early." })).body.code).toBe("WrongState");
  expect((await on(body.id, "hold", {}, { at: after })).body.state).toBe("held");
  expect((await on(body.id, "adopt", {}, { as: other, at: after })).body.code).toBe("WrongState");
  await on(body.id, "record", { text: "All agreed." }, { at: after });
  const read = async (name: string) =>
    world.ask("GET /gatherings/{gatheringId}", {
      as: observer(name),
      params: { gatheringId: String(body.id) },
    });
  expect((await read("bo")).body.record).toBeUndefined();
  expect((await read("ulf")).status).toBe(403);
  expect((await on(body.id, "adopt", {}, { at: after })).body.code).toBe("OwnInterest");
  expect((await on(body.id, "adopt", {}, { as: other, at: after })).body.state).toBe("adopted");
  expect((await on(body.id, "record", { text: "Another." }, { at: after })).body.code).toBe("WrongState");
  expect((await read("bo")).body).toMatchObject({
    record: { text: "All agreed." },
    invited: [{ name: "bo", organisation: "Boverket" }],
  });
  const sent = await lettersTo(bo.email, body.id);
  expect(sent.map(({ kind }) => kind).sort()).toEqual(["gathering-invited", "minutes-adopted"]);
  expect(sent.filter(({ kind }) => kind === "minutes-adopted").flatMap(calendarsOf)).toEqual([]);
});

test("ideas of a meeting are kept, with what became of each, for those who were invited", async () => {
  const { body } = await planned({ title: "Brainstorming" });
  const idea = { kind: "idea", day: "2023-09-01", title: "Company networks", text: "Invite companies." };
  const kept = await on(body.id, "ideas", idea);
  const params = { logEntryId: String(kept.body.id) };
  await world.ask("POST /log/{logEntryId}/finish", {
    as: staff,
    params,
    body: { outcome: "A network was made." },
  });
  const ideas = (name: string) =>
    world.ask("GET /gatherings/{gatheringId}/ideas", {
      as: observer(name),
      params: { gatheringId: String(body.id) },
    });
  expect((await ideas("bo")).body.items).toMatchObject([{ state: "done", outcome: "A network was made." }]);
  expect((await ideas("ulf")).status).toBe(403);
  expect(
    (await world.ask("POST /log/{logEntryId}/drop", { as: observer("bo"), params, body: { why: "No." } }))
      .status,
  ).toBe(403);
});

test("a kick-off invites everybody who takes part, once each", async () => {
  const places = await Promise.all(
    ["kalmar", "umea"].map((town) => world.deps.participations.get(world.place(town))),
  );
  const emails = [...new Set([bo.email, ...places.map(({ contact }) => contact.email)])];
  const { body } = await planned({ title: "Kick-off", kind: "kickOff", participants: true });
  const all = await Array.fromAsync(world.deps.letters.list(lettersOf(world.callId)));
  const invited = all.filter(({ subjectId }) => subjectId === body.id).map(({ to }) => to.email);
  expect(invited.sort()).toEqual(emails.sort());
  expect((await planned({ title: "Empty", invited: undefined })).status).toBe(422);
  expect((await planned({ title: "Past", startsAt: "2023-01-01T07:00:00.000Z" })).status).toBe(422);
});
