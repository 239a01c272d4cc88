import { afterAll, beforeAll, expect, test } from "vitest";
import { calendarsOf } from "../../../functions/letters/calendar.ts";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { exchangesOf } from "../../../functions/programme/participations.ts";
import { selectionId } from "../../../functions/selection/selections.ts";
import { Selection } from "../../../schemas/selection.ts";
import { during } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { programmeWorld } from "../../support/programme-world.ts";

const countries = ["se", "de", "hu", "pl", "it", "at"];
const towns = countries.flatMap((lot) => [1, 2, 3, 4, 5, 6, 7].map((n) => `${lot}${n}`));
const award = "honoraryPrize";
const lot = { scope: "lot" };
const hostRules = [
  {
    id: "forerunners",
    host: { track: "forerunner", withoutAward: award },
    hosts: "each",
    meetings: 2,
    audience: lot,
  },
  { id: "honorary", host: { track: "forerunner", award }, hosts: "each", meetings: 1, audience: lot },
  {
    id: "followers",
    host: { track: "follower" },
    hosts: { per: "lot", count: 1, choose: "draw", seed: 2019 },
    meetings: 1,
    audience: { scope: "lot", track: "follower" },
  },
  {
    id: "conference",
    host: { track: "forerunner" },
    hosts: { per: "programme", count: 1, choose: "draw", seed: 2020 },
    meetings: 1,
    audience: { scope: "programme" },
    when: "last",
  },
];
const exchanges = { hostRules, expected: { perLot: 6, total: 37 } };

let database: TestTable;
let world: Awaited<ReturnType<typeof programmeWorld>>;
beforeAll(async () => {
  database = await startTable();
  world = await programmeWorld(database, "multiply", towns, { exchanges });
  const ranking = towns.map((town, i) => ({
    applicationId: world.applicationOf(town),
    organisationId: `org_${town}`,
    name: town,
    country: "SE",
    lotId: town.slice(0, 2),
    track: Number(town.slice(2)) <= 3 ? "forerunner" : "follower",
    score: "4.0000",
    unweighted: "4.0000",
    means: [],
    rank: i + 1,
    outcome: "selected",
    reason: { code: "selected", params: {} },
  }));
  const selection = Selection.parse({
    id: selectionId(world.callId),
    callId: world.callId,
    ranking,
    awards: countries.map((c) => ({ award, applicationId: world.applicationOf(`${c}1`), reason: "Best." })),
    contentHash: "a".repeat(64),
    seats: { planned: 42, decided: 42 },
    proposedBy: "person_anna",
    proposedAt: during,
    state: "announced",
    decidedAt: during,
    announcedAt: during,
  });
  const by = { sub: "person_anna", at: during };
  await database.table.transact(world.deps.selections.created(selection, "create", by).writes);
});
afterAll(() => database.stop());

const as = { name: "anna", groups: ["staff"] };
const form = {
  calendar: { from: "2023-10-01", to: "2024-03-31", minDaysBetween: 7 },
  startsAtLocal: "09:00",
};
const formNetworks = (query: Record<string, string> = {}) =>
  world.ask("POST /calls/{callId}/networks", { as, params: { callId: world.callId }, query, body: form });
const onNetwork = (networkId: string, what: string, ask: object = {}) =>
  world.ask(`POST /networks/{networkId}/${what}`, { as, params: { networkId }, ...ask });
const networks = async () => {
  const { body } = await world.ask("GET /calls/{callId}/networks", { as, params: { callId: world.callId } });
  return Array.isArray(body.items) ? body.items : [];
};

test("42 participants make six national networks and one across them, which plan 37 exchanges", async () => {
  expect((await formNetworks({ dryRun: "true" })).body.changes).toHaveLength(7);
  expect(await networks()).toEqual([]);
  expect((await formNetworks()).status).toBe(201);
  const made = await networks();
  expect(made.map(({ lotId, members }) => [lotId, members.length])).toEqual([
    [undefined, 42],
    ...countries.toSorted().map((code) => [code, 7]),
  ]);
  const { body: plan } = await world.ask("GET /calls/{callId}/exchange-plan", {
    as,
    params: { callId: world.callId },
  });
  expect([plan.total, plan.problems]).toEqual([37, []]);
  for (const { id } of made) expect((await onNetwork(id, "plan-exchanges")).body.state).toBe("planned");
  const planned = await Array.fromAsync(world.deps.exchanges.list(exchangesOf(world.callId)));
  expect(planned).toHaveLength(37);
  const letters = await Array.fromAsync(world.deps.letters.list(lettersOf(world.callId)));
  // One letter to each of a country's seven, with all its meetings; the conference for all 42.
  const invitations = letters.filter(({ kind }) => kind === "exchanges-planned");
  expect(invitations).toHaveLength(6 * 7 + 42);
  // Per country five exchanges for all seven and one for the four followers; each with an entry for the calendar.
  expect(invitations.flatMap(calendarsOf)).toHaveLength(6 * (5 * 7 + 4) + 42);
  expect(planned.at(-1)?.participants).toHaveLength(41);
  expect((await onNetwork(made[0].id, "plan-exchanges")).body.code).toBe("WrongState");
});

test("the members of a network propose and vote for its open theme, each once", async () => {
  const [, network] = await networks();
  const vote = (town: string, title: string, of = town) =>
    onNetwork(network.id, "vote-theme", {
      as: { name: town, groups: ["applicant"], organisation: `org_${of}` },
      body: { participationId: world.place(town), title },
    });
  expect((await onNetwork(network.id, "decide-theme")).body.code).toBe("WrongState");
  await vote("at1", "Heat pumps");
  await vote("at2", "Cycling");
  await vote("at3", "Cycling");
  await vote("at3", "Heat pumps");
  await vote("at4", "Cycling");
  await vote("at5", "Heat pumps");
  expect((await vote("at6", "Heat pumps", "at7")).status).toBe(403);
  expect((await vote("se1", "Trams")).status).toBe(422);
  expect((await onNetwork(network.id, "decide-theme")).body.openTheme).toBe("Heat pumps");
  expect((await vote("at6", "Cycling")).body.code).toBe("WrongState");
});
