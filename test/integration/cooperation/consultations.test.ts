import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Wake, wake } from "../../../functions/calls/wake.ts";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { milestoneId } from "../../../functions/operations/milestones.ts";
import { commit } from "../../../functions/shared/step.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { depsOn } from "../../support/handlers.ts";
import { programmeWorld } from "../../support/programme-world.ts";

let database: TestTable;
let world: Awaited<ReturnType<typeof programmeWorld>>;
let consultationId = "";
let worlds = 0;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const staff = { name: "anna", groups: ["staff"] };
const observer = (name: string) => ({ name, groups: ["observer"] });
const party = (name: string, organisation: string) => ({
  name,
  organisation,
  email: `${name}@example.org`,
  language: "sv",
});
const bo = party("bo", "Boverket");
const sigrid = party("sigrid", "SKL");
const rut = party("rut", "Region Kalmar");
const openedAt = "2023-02-01T08:00:00.000Z";

const onCall = (method: string, what: string, ask: object = {}) =>
  world.ask(`${method} /calls/{callId}/${what}`, { as: staff, params: { callId: world.callId }, ...ask });
const on = (what: string, ask: object = {}) =>
  world.ask(`POST /consultations/{consultationId}/${what}`, {
    at: openedAt,
    params: { consultationId },
    ...ask,
  });
const open = (more: object = {}) =>
  world.ask("POST /consultations", {
    as: staff,
    at: openedAt,
    body: {
      callId: world.callId,
      about: "call",
      title: "Samrådsmöte",
      question: "What is missing?",
      answerOn: "2023-02-17",
      parties: [rut],
      standingGroup: true,
      ...more,
    },
  });
const letters = async (kind: string) => {
  const all = await Array.fromAsync(world.deps.letters.list(lettersOf(world.callId)));
  return all.filter((one) => one.kind === kind);
};
const readersOf = async (kind: string) => (await letters(kind)).map(({ to }) => to.name).sort();
const round = () => world.deps.consultations.get(consultationId);

beforeEach(async () => {
  worlds += 1;
  const code = `consulted-${worlds}`;
  const programme = {
    code,
    name: { en: code },
    owner: "Agency",
    funder: "State",
    startsOn: "2023-01-01",
    months: 24,
  };
  world = await programmeWorld(database, code, ["kalmar"], { programme });
  await onCall("PUT", "standing-group", { body: { members: [bo, sigrid] } });
  consultationId = String((await open()).body.id);
});

/** The timer rings at the instant that the row says. */
async function ring() {
  const due = await world.deps.milestones.find(milestoneId(consultationId, "consultation"));
  const at = due?.dueAt ?? "";
  const deps = depsOn(database.table, () => at);
  const said = {
    callId: world.callId,
    milestone: "consultation",
    round: due?.round,
    subject: consultationId,
  };
  for (let twice = 0; twice < 2; twice += 1) await commit(database.table, () => wake(deps)(Wake.parse(said)));
  return at;
}

test("everybody who is asked is told once, with the standing group", async () => {
  expect(await readersOf("consultation-opened")).toEqual(["bo", "rut", "sigrid"]);
  expect(await readersOf("standing-group-named")).toEqual(["bo", "sigrid"]);
  expect((await open()).body.code).toBe("AlreadyExists");
  expect((await open({ title: "Late", answerOn: "2023-01-31" })).body.code).toBe("InputInvalid");
  expect((await open({ title: "Nobody", parties: undefined, standingGroup: false })).status).toBe(422);
  expect((await open({ title: "Twice", parties: [rut, { ...rut, email: "RUT@example.org" }] })).status).toBe(
    422,
  );
});

test("those who are silent are reminded three days before and on the day, and listed to the office after it", async () => {
  await on("answer", { as: observer("bo"), body: { text: "Say who decides." } });
  const rung = [await ring(), await ring(), await ring()];
  expect(rung).toEqual(["2023-02-14T07:00:00.000Z", "2023-02-17T07:00:00.000Z", "2023-02-17T22:59:01.000Z"]);
  expect(await readersOf("consultation-reminder")).toEqual(["rut", "rut", "sigrid", "sigrid"]);
  const [late] = await letters("consultation-late");
  expect(late?.facts.silent).toEqual([
    { name: "rut", organisation: "Region Kalmar" },
    { name: "sigrid", organisation: "SKL" },
  ]);
  expect(await letters("consultation-late")).toHaveLength(1);
  const milestone = await world.deps.milestones.find(milestoneId(consultationId, "consultation"));
  expect(milestone?.state).toBe("done");
});

test("once everybody has answered, nobody is reminded", async () => {
  for (const name of ["bo", "sigrid", "rut"])
    await on("answer", { as: observer(name), body: { text: "Good." } });
  const milestone = await world.deps.milestones.find(milestoneId(consultationId, "consultation"));
  expect(milestone?.state).toBe("done");
});

test("a party answers signed in, by the code of its letter, or through staff; a stranger does not", async () => {
  const [letter] = (await letters("consultation-opened")).filter(({ to }) => to.name === "sigrid");
  const token = String(letter?.facts.token);
  const byToken = (code: string) =>
    world.ask("POST /consultations/answer", { body: { token: code, text: "By letter." } });
  expect((await byToken(token)).body).toEqual({ state: "given" });
  expect((await byToken(`${token}x`)).body.code).toBe("TokenInvalid");
  expect((await on("answer", { as: observer("bo"), body: { text: "Signed in." } })).status).toBe(200);
  const told = { as: staff, body: { text: "By telephone.", party: rut.email } };
  expect((await on("answer", told)).body).toMatchObject({ from: rut, givenBy: "person_anna" });
  expect((await on("answer", { as: observer("ulf"), body: { text: "I too." } })).status).toBe(403);
  // Naming another party gives an observer nothing: it is the own answer that changes.
  const posed = { as: observer("bo"), body: { text: "As another.", party: rut.email } };
  expect((await on("answer", posed)).body.from).toEqual(bo);
  expect((await on("answer", { as: staff, body: { text: "For nobody." } })).status).toBe(403);
  const read = (name: string, groups: string[]) =>
    world.ask("GET /consultations/{consultationId}", { as: { name, groups }, params: { consultationId } });
  expect((await read("ulf", ["observer"])).status).toBe(403);
  expect((await read("sigrid", ["observer"])).body).toMatchObject({
    own: { text: "By letter." },
    parties: [
      { name: "rut", organisation: "Region Kalmar", answer: "given" },
      { name: "bo", organisation: "Boverket", answer: "given" },
      { name: "sigrid", organisation: "SKL", answer: "given" },
    ],
  });
  expect(JSON.stringify((await read("sigrid", ["observer"])).body.parties)).not.toContain("@");
});

test("each answer is handled once, with words that its author gets, before the round is closed", async () => {
  const { body } = await on("answer", { as: observer("bo"), body: { text: "Say who decides." } });
  const handle = (query: object = {}) =>
    world.ask("POST /opinions/{opinionId}/handle", {
      as: staff,
      params: { opinionId: String(body.id) },
      body: { outcome: "partly", words: "Section 3 says so now." },
      ...query,
    });
  expect((await on("close", { as: staff })).body).toMatchObject({
    code: "OpinionsUnhandled",
    params: { from: ["Boverket"] },
  });
  expect((await handle({ query: { dryRun: "true" } })).body.letters).toEqual([
    { kind: "opinion-handled", to: bo.email },
  ]);
  expect((await handle()).body).toMatchObject({ state: "handled", outcome: "partly" });
  expect((await handle()).body.code).toBe("WrongState");
  expect((await on("answer", { as: observer("bo"), body: { text: "More." } })).body.code).toBe("WrongState");
  expect(await readersOf("opinion-handled")).toEqual(["bo"]);
  expect((await on("close", { as: staff })).body.state).toBe("closed");
  expect((await on("answer", { as: observer("rut"), body: { text: "Late." } })).body.code).toBe("WrongState");
  expect((await round()).parties.map(({ answer }) => answer)).toEqual(["none", "handled", "none"]);
});

test("the standing group reads and comments until it is dissolved, and hears what became of a comment", async () => {
  const comment = (name: string) =>
    onCall("POST", "standing-group/comments", { as: observer(name), body: { text: "More wind." } });
  expect((await comment("rut")).status).toBe(403);
  const { body } = await comment("bo");
  await world.ask("POST /opinions/{opinionId}/handle", {
    as: staff,
    params: { opinionId: String(body.id) },
    body: { outcome: "accepted", words: "A theme of its own." },
  });
  expect((await onCall("GET", "standing-group", { as: observer("sigrid") })).body).toEqual({
    id: expect.any(String),
    state: "standing",
    members: [
      { name: "bo", organisation: "Boverket" },
      { name: "sigrid", organisation: "SKL" },
    ],
    comments: [
      {
        id: body.id,
        from: { name: "bo", organisation: "Boverket" },
        text: "More wind.",
        givenAt: body.givenAt,
        state: "handled",
        outcome: "accepted",
        words: "A theme of its own.",
      },
    ],
  });
  // Who is new is told, and nobody a second time.
  await onCall("PUT", "standing-group", { body: { members: [bo, rut] } });
  expect(await readersOf("standing-group-named")).toEqual(["bo", "rut", "sigrid"]);
  expect((await onCall("GET", "standing-group", { as: observer("sigrid") })).status).toBe(403);
  expect((await onCall("POST", "standing-group/dissolve")).body.state).toBe("dissolved");
  expect((await comment("bo")).status).not.toBe(201);
  expect((await onCall("GET", "standing-group", { as: observer("bo") })).status).toBe(403);
});
