import { afterAll, beforeAll, expect, test } from "vitest";
import { publishResults } from "../../../functions/selection/announce-selection.ts";
import { decisionsOf } from "../../../functions/selection/decision-letters.ts";
import { once } from "../../../functions/shared/step.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { selectionWorld, townsByRank } from "../../support/selection-world.ts";

let database: TestTable;
let world: Awaited<ReturnType<typeof selectionWorld>>;
beforeAll(async () => {
  database = await startTable();
  world = await selectionWorld(database.table, "announcing");
});
afterAll(() => database.stop());

const params = () => ({ callId: world.callId });
const decisions = async () => (await world.letters()).filter((one) => one.startsWith("decision-"));

test("a proposal is decided by somebody else, on what they read, and a changed one is decided anew", async () => {
  expect((await world.propose()).status).toBe(201);
  expect((await world.approve("anna")).body.code).toBe("OwnInterest");
  expect((await world.approve()).status).toBe(200);
  expect((await world.selection()).state).toBe("decided");
  // The same again is nothing new; another content takes the decision back.
  expect((await world.propose()).body.code).toBe("NothingChanged");
  const kalmar = { outcome: "selected", applicationId: world.applicationOf("kalmar"), reason: "Balance." };
  const lund = { outcome: "rejected", applicationId: world.applicationOf("lund"), reason: "Balance." };
  expect((await world.propose({ overrides: [kalmar, lund] })).status).toBe(201);
  const again = await world.selection();
  expect([again.state, again.ranking.find(({ name }) => name === undefined)]).toEqual([
    "proposed",
    undefined,
  ]);
  const early = await world.staff("POST /calls/{callId}/announce", { params: params(), body: {} });
  expect(early.body.code).toBe("WrongState");
  expect((await world.approve()).status).toBe(200);
  // Back to what the rules say, decided again: that is what is announced below.
  expect((await world.propose()).status).toBe(201);
  expect((await world.approve()).status).toBe(200);
});

test("an edit that slips past the commands after the approval is found before anything leaves", async () => {
  const decided = await world.selection();
  const ranking = decided.ranking.map((row) => ({ ...row, score: "5.0000" }));
  const by = { sub: "person_mallory", at: world.clock.at };
  const { selections } = world.deps;
  const edited = selections.changed(decided, { ...decided, ranking }, "edit", by);
  await database.table.transact(edited.writes);
  const refused = await world.staff("POST /calls/{callId}/announce", { params: params(), body: {} });
  expect(refused.body.code).toBe("ContentChanged");
  await expect(world.announce()).rejects.toMatchObject({ code: "ContentChanged" });
  expect(await decisions()).toEqual([]);
  const { rev: _rev, chain: _chain, ...content } = decided;
  await database.table.transact(selections.changed(edited.output, content, "restore", by).writes);
});

test("a dry run shows each letter before it is sent: how many, to whom, and in which words", async () => {
  const dry = await world.staff("POST /calls/{callId}/announce", {
    params: params(),
    query: { dryRun: "true" },
    body: {},
  });
  expect(dry.body.letters).toEqual(
    townsByRank.map((_, i) => ({
      kind: `decision-${["selected", "selected", "reserve", "rejected"][i]}`,
      to: expect.any(String),
    })),
  );
  const { body } = await world.staff("GET /calls/{callId}/announcement", {
    params: params(),
    query: { limit: "3" },
  });
  expect([body.counts, body.next]).toEqual([{ selected: 2, reserve: 1, belowThreshold: 1 }, 3]);
  const items = Array.isArray(body.items) ? body.items : [];
  expect(items).toHaveLength(3);
  // Umeå's two reviewers gave 5 and 4.5: the mean stands in the letter, in the reader's language.
  expect(items[0].text).toMatch(/4[,.]75/);
  expect(await decisions()).toEqual([]);
});

test("a crash between the letters leaves nothing public, and the next run tells everybody once", async () => {
  const { deps, callId } = world;
  const call = await deps.calls.get(callId);
  const selection = await world.selection();
  const half = selection.ranking.slice(0, 2);
  for await (const { writes } of decisionsOf(deps, call, selection, half)) await once(database.table, writes);
  // Here the process dies. Nobody outside sees anything yet.
  expect((await decisions()).length).toBe(2);
  expect((await world.staff("GET /calls/{callId}/results", { params: params() })).status).toBe(404);
  expect((await world.asApplicant("umea", "GET /applications/{applicationId}/decision")).status).not.toBe(
    200,
  );
  await world.announce();
  expect((await decisions()).length).toBe(4);
  // A step that is run again changes nothing.
  const published = await publishResults(deps)(callId);
  expect(published.writes).toEqual([]);
  const { body } = await world.staff("GET /calls/{callId}/results", { params: params() });
  expect([Array.isArray(body.selected) && body.selected.length, body.unnamed]).toEqual([2, 0]);
});
