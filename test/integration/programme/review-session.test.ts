import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { mostAtOnce } from "../../../functions/programme/exchange-letters.ts";
import { tellExchange } from "../../../functions/programme/tell-exchange.ts";
import { Exchange } from "../../../schemas/exchange.ts";
import { AttachmentId } from "../../../schemas/ids.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { programmeWorld } from "../../support/programme-world.ts";

let database: TestTable;
let world: Awaited<ReturnType<typeof programmeWorld>>;
let exchangeId = "";
let worlds = 0;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const staff = { name: "anna", groups: ["staff"] };
const at = "2023-09-01T08:00:00.000Z";
const expert = { name: "eli", groups: ["reviewer"] };
const review = {
  of: { en: "Energy plans", sv: "Energiplaner" },
  documentsBy: "2023-10-02T08:00:00.000Z",
  reviewers: [{ name: "Eli", email: "eli@example.org", language: "en" }],
};
beforeEach(async () => {
  worlds += 1;
  world = await programmeWorld(database, `review-${worlds}`, ["kalmar", "umea"]);
  const { body } = await world.ask("POST /exchanges", {
    as: staff,
    at,
    body: {
      callId: world.callId,
      title: "Heat",
      host: world.place("kalmar"),
      theme: "planning",
      mode: "workshop",
      startsAt: "2023-10-10T08:00:00.000Z",
      participants: [world.place("umea")],
    },
  });
  exchangeId = String(body.id);
});

const act = (what: string, body: unknown, as: object = staff) =>
  world.ask(`POST /exchanges/{exchangeId}/${what}`, {
    as: { ...staff, ...as },
    params: { exchangeId },
    at,
    body,
  });
const letters = async (kind: string) =>
  (await Array.fromAsync(world.deps.letters.list(lettersOf(world.callId))))
    .filter((letter) => letter.kind === kind)
    .map(({ to }) => to.email)
    .sort();
const exchange = () => world.deps.exchanges.get(exchangeId);
const by = { sub: "person_anna", at };

test("experts are named, participants are asked for documents, and both once", async () => {
  const late = await act("open-review", { ...review, documentsBy: "2023-10-11T08:00:00.000Z" });
  expect(late.body.errors).toEqual([expect.objectContaining({ pointer: "/documentsBy", code: "NotBefore" })]);
  expect((await act("open-review", review)).status).toBe(200);
  expect(await letters("documents-to-review")).toEqual(["eli@example.org"]);
  expect(await letters("documents-requested")).toEqual(["kalmar@example.org", "umea@example.org"]);
  expect((await act("open-review", review)).body.code).toBe("WrongState");
});

test("only an expert of the session reads and comments, and only what was sent in", async () => {
  await act("open-review", review);
  const read = (as: object) =>
    world.ask("GET /exchanges/{exchangeId}/review", { as: { ...staff, ...as }, params: { exchangeId } });
  expect((await read(expert)).body.documents).toEqual([]);
  expect((await read({ name: "rolf", groups: ["reviewer"] })).status).toBe(403);
  const comment = (as: object) =>
    act("comment-document", { participationId: world.place("umea"), text: "And if the grid is late?" }, as);
  expect((await comment({ name: "rolf", groups: ["reviewer"] })).status).toBe(403);
  expect((await comment(expert)).body.errors).toEqual([expect.objectContaining({ code: "NothingSent" })]);
  const before = await exchange();
  const attachmentId = AttachmentId.parse("attachment_plan");
  const sent = { participationId: world.place("umea"), attachmentId, fileName: "plan.pdf" };
  const documents = [{ ...sent, sentBy: "person_umea", sentAt: at }];
  const after = Exchange.parse({ ...before, review: { ...before.review, documents } });
  await database.table.transact(world.deps.exchanges.changed(before, after, "sendDocument", by).writes);
  expect((await comment(expert)).body.comments).toEqual([
    expect.objectContaining({ reviewer: "eli@example.org", text: "And if the grid is late?" }),
  ]);
  expect(await letters("document-commented")).toEqual(["umea@example.org"]);
});

test("an agenda is made of the theme's contents; the open theme waits for the network", async () => {
  expect((await act("set-agenda", { theme: "open" })).body.code).toBe("WrongState");
  const unknown = { theme: "planning", agenda: [{ part: "dance", title: { en: "Dance" } }] };
  expect((await act("set-agenda", unknown)).body.errors).toEqual([
    expect.objectContaining({ pointer: "/agenda/0/part", code: "UnknownPart" }),
  ]);
  const own = [{ title: { en: "Funding", sv: "Finansiering" } }];
  expect((await act("set-agenda", { theme: "planning", agenda: own })).body.agenda).toEqual(own);
});

test("a meeting of more people than one transaction holds is told by a workflow, each of them once", async () => {
  const before = await exchange();
  const registrations = Array.from({ length: mostAtOnce + 10 }, (_, i) => ({
    participationId: world.place("umea"),
    name: `Planner ${i}`,
    email: `planner-${i}@umea.example`,
    language: "sv",
    function: "planner",
    registeredAt: at,
  }));
  const after = Exchange.parse({ ...before, registrations });
  await database.table.transact(world.deps.exchanges.changed(before, after, "register", by).writes);
  expect((await act("confirm", {})).body.state).toBe("confirmed");
  expect(await letters("exchange-confirmed")).toEqual([]);
  const operations = await Array.fromAsync(
    world.deps.operations.list({ index: "gsi1", key: `${world.callId}#operation` }),
  );
  expect(operations.map(({ workflow, subject }) => [workflow, subject])).toEqual([
    ["tell-exchange", exchangeId],
  ]);
  const tell = tellExchange(world.deps);
  for (let page = { position: "", more: true }; page.more; ) {
    await tell(exchangeId, page.position);
    page = await tell(exchangeId, page.position);
  }
  expect(new Set(await letters("exchange-confirmed")).size).toBe(mostAtOnce + 12);
  expect(await letters("exchange-confirmed")).toHaveLength(mostAtOnce + 12);
});
