import { afterAll, beforeAll, expect, test } from "vitest";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { programmeWorld } from "../../support/programme-world.ts";

let database: TestTable;
let world: Awaited<ReturnType<typeof programmeWorld>>;
let networkId = "";
const staff = { name: "anna", groups: ["staff"] };
const rut = { name: "rut", groups: ["observer"] };
const member = (town: string) => ({ name: town, groups: ["applicant"], organisation: `org_${town}` });
const region = {
  id: "region",
  kind: "region",
  organisation: "Region Kalmar",
  contact: { name: "Rut", email: "rut@example.org", language: "sv" },
};
beforeAll(async () => {
  database = await startTable();
  world = await programmeWorld(database, "jointly", ["kalmar", "umea", "lund"]);
  const { body } = await world.ask("POST /networks", {
    as: staff,
    body: {
      callId: world.callId,
      kind: "thematic",
      title: { en: "Wind" },
      theme: "planning",
      members: [world.place("kalmar"), world.place("umea")],
      parties: [region],
    },
  });
  networkId = String(body.id);
});
afterAll(() => database.stop());

const lettersAbout = async (subjectId: unknown) => {
  const all = await Array.fromAsync(world.deps.letters.list(lettersOf(world.callId)));
  return all
    .filter((one) => one.subjectId === subjectId)
    .map(({ kind, to }) => `${kind} ${to.name}`)
    .sort();
};
const offers = (method: "GET" | "POST", as: object, body?: unknown) =>
  world.ask(`${method} /networks/{networkId}/offers`, {
    as: { ...staff, ...as },
    params: { networkId },
    body,
  });
const onOffer = (offerId: unknown, what: string, as: object, body: unknown = {}) =>
  world.ask(`POST /offers/{offerId}/${what}`, {
    as: { ...staff, ...as },
    params: { offerId: String(offerId) },
    body,
  });
const offered = { title: "Measuring van", text: "For two weeks." };

test("an offer of a party is published, taken up by members, and done, with letters to who is concerned", async () => {
  expect((await offers("POST", member("kalmar"), offered)).status).toBe(403);
  expect((await offers("POST", { ...rut, name: "ulf" }, offered)).status).toBe(403);
  const { body } = await offers("POST", rut, offered);
  expect(body).toMatchObject({
    state: "offered",
    from: { ...region.contact, organisation: region.organisation },
  });
  expect((await offers("GET", member("kalmar"))).body.items).toEqual([]);
  expect((await offers("GET", member("lund"))).status).toBe(403);
  const takeUp = (town: string, of = town) =>
    onOffer(body.id, "take-up", member(town), { participationId: world.place(of) });
  expect((await takeUp("kalmar")).body.code).toBe("WrongState");
  expect((await onOffer(body.id, "publish", staff)).body.state).toBe("published");
  expect((await offers("GET", member("kalmar"))).body.items).toHaveLength(1);
  expect((await takeUp("umea", "kalmar")).status).toBe(403);
  expect((await takeUp("lund")).body.code).toBe("InputInvalid");
  expect((await takeUp("kalmar")).body).toMatchObject({ state: "takenUp", takenBy: [world.place("kalmar")] });
  expect((await takeUp("kalmar")).body.code).toBe("NothingChanged");
  expect((await takeUp("umea")).status).toBe(200);
  expect((await onOffer(body.id, "decline", staff, { words: "No." })).body.code).toBe("WrongState");
  expect((await onOffer(body.id, "finish", staff, { words: "Two schools." })).body.state).toBe("done");
  const sent = await lettersAbout(body.id);
  expect(sent.filter((one) => one.endsWith(" Rut"))).toEqual([
    "offer-settled Rut",
    "offer-taken-up Rut",
    "offer-taken-up Rut",
  ]);
  expect(sent.filter((one) => one.startsWith("offer-published")).length).toBeGreaterThan(0);
});

test("staff write an offer down for somebody, and decline it with a reason", async () => {
  const from = { ...region.contact, name: "Firma", organisation: "Company" };
  expect((await offers("POST", staff, { ...offered, title: "Software" })).status).toBe(403);
  const { body } = await offers("POST", staff, { ...offered, title: "Software", from });
  expect((await onOffer(body.id, "decline", staff, { words: "Not on the theme." })).body.state).toBe(
    "declined",
  );
  expect(await lettersAbout(body.id)).toEqual(["offer-settled Firma"]);
});

test("a joint project starts once all have agreed, and ends with a result", async () => {
  const propose = (as: object, more: object = {}) =>
    world.ask("POST /calls/{callId}/joint-projects", {
      as: { ...staff, ...as },
      params: { callId: world.callId },
      body: {
        title: "Electric buses",
        text: "We tender together.",
        proposedBy: world.place("kalmar"),
        with: [world.place("umea")],
        parties: [{ ...region.contact, organisation: region.organisation }],
        ...more,
      },
    });
  expect((await propose(member("umea"))).status).toBe(403);
  expect((await propose(member("kalmar"), { title: "Alone", with: [], parties: undefined })).status).toBe(
    422,
  );
  const { body } = await propose(member("kalmar"));
  const on = (what: string, as: object, said: unknown = {}) =>
    world.ask(`POST /joint-projects/{projectId}/${what}`, {
      as: { ...staff, ...as },
      params: { projectId: String(body.id) },
      body: said,
    });
  const read = (as: object) =>
    world.ask("GET /joint-projects/{projectId}", {
      as: { ...staff, ...as },
      params: { projectId: String(body.id) },
    });
  expect((await on("start", member("kalmar"))).body.code).toBe("WrongState");
  const umea = { participationId: world.place("umea") };
  expect((await on("agree", member("lund"), umea)).status).toBe(403);
  expect((await on("agree", { ...rut, name: "ulf" })).status).toBe(403);
  expect((await on("agree", member("umea"), umea)).body.state).toBe("proposed");
  expect((await on("agree", member("umea"), umea)).body.code).toBe("NothingChanged");
  expect((await on("agree", rut)).body.state).toBe("agreed");
  expect((await read(member("lund"))).status).toBe(403);
  expect((await read(member("umea"))).body.state).toBe("agreed");
  expect((await read(rut)).status).toBe(200);
  expect((await on("start", member("umea"))).status).toBe(403);
  expect((await on("start", member("kalmar"))).body.state).toBe("running");
  expect((await on("end", member("kalmar"), { result: "40 buses." })).body).toMatchObject({
    state: "ended",
    result: "40 buses.",
  });
  expect((await on("drop", member("kalmar"), { why: "No." })).body.code).toBe("WrongState");
  const sent = await lettersAbout(body.id);
  expect(sent.filter((one) => one.endsWith(" Rut"))).toEqual([
    "joint-project-agreed Rut",
    "joint-project-ended Rut",
    "joint-project-proposed Rut",
    "joint-project-started Rut",
  ]);
  // All three partners hear that it starts and how it ends.
  for (const kind of ["joint-project-started", "joint-project-ended"])
    expect(sent.filter((one) => one.startsWith(kind))).toHaveLength(3);
});
