import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { exchangesOf } from "../../../functions/programme/participations.ts";
import { Network } from "../../../schemas/network.ts";
import { during } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { follow, townOf } from "../../support/following-places.ts";
import { programmeWorld } from "../../support/programme-world.ts";

const lot = { scope: "lot" };
const exchanges = {
  hostRules: [
    { id: "each", host: { track: "forerunner" }, hosts: "each", meetings: 1, audience: lot },
    {
      id: "followers",
      host: { track: "follower" },
      hosts: { per: "lot", count: 1, choose: "appoint" },
      meetings: 1,
      audience: { ...lot, track: "follower" },
    },
  ],
  expected: { perLot: 2, total: 2 },
};
const tracks = { kalmar: "forerunner", umea: "follower", turku: "follower", lund: "follower" };

let database: TestTable;
let world: Awaited<ReturnType<typeof programmeWorld>>;
let worlds = 0;
let networkId = "";
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());
beforeEach(async () => {
  worlds += 1;
  const code = `hosting${worlds}`;
  world = await programmeWorld(database, code, Object.keys(tracks), { exchanges });
  networkId = `network_${code}`;
  const network = Network.parse({
    id: networkId,
    callId: world.callId,
    kind: "lot",
    lotId: "se",
    title: { en: "Sweden", sv: "Sverige" },
    members: Object.entries(tracks).map(([town, track]) => ({
      participationId: world.place(town),
      lot: "se",
      track,
    })),
    calendar: { from: "2023-10-01", to: "2024-03-31", minDaysBetween: 7 },
    startsAtLocal: "09:00",
    state: "formed",
  });
  const by = { sub: "person_anna", at: during };
  await database.table.transact(world.deps.networks.created(network, "form", by).writes);
});

const staff = { name: "anna", groups: ["staff"] };
const onNetwork = (what: string, body: object = {}, query: Record<string, string> = {}) =>
  world.ask(`POST /networks/{networkId}/${what}`, { as: staff, params: { networkId }, body, query });
const onExchange = (
  what: string,
  exchangeId: string,
  body: object = {},
  query: Record<string, string> = {},
) => world.ask(`POST /exchanges/{exchangeId}/${what}`, { as: staff, params: { exchangeId }, body, query });
const appoint = (towns: string[], more: object = {}, query = {}) =>
  onNetwork(
    "appoint-hosts",
    { rule: "followers", hosts: towns.map(world.place), why: "It offered.", ...more },
    query,
  );
const faultsOf = ({ body }: { body: Record<string, unknown> }) =>
  Array.isArray(body.errors) ? body.errors.map(({ pointer, code }) => `${pointer} ${code}`) : [body.code];
const planned = async (rule: string) => {
  const all = await Array.fromAsync(world.deps.exchanges.list(exchangesOf(world.callId)));
  const found = all.find(({ duty, state }) => duty?.split("/")[1] === rule && state !== "cancelled");
  if (found === undefined) throw new Error(`Nothing is planned for ${rule}.`);
  return found;
};
const letters = async (...kinds: string[]) =>
  (await Array.fromAsync(world.deps.letters.list(lettersOf(world.callId))))
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, to }) => `${kind} ${to.email.split("@")[0]}`)
    .sort();
const hosting = async () =>
  (await world.ask("GET /calls/{callId}/hosting", { as: staff, params: { callId: world.callId } })).body;

describe("under a rule by which a host is to be appointed", () => {
  test("nothing is planned until somebody is; then it hosts the others, and is told", async () => {
    const early = await onNetwork("plan-exchanges");
    expect(early.body).toMatchObject({ code: "PlanIncomplete", params: { problems: ["hostNotAppointed"] } });
    const dry = await appoint(["lund"], {}, { dryRun: "true" });
    expect(dry.body).toMatchObject({
      changes: [{ type: "network", action: "appointHosts" }],
      letters: [{ kind: "hosting-appointed", to: "lund@example.org" }],
    });
    expect((await appoint(["lund"])).status).toBe(200);
    // Somebody else after all, before anything is planned.
    expect((await appoint(["turku"])).body.appointed).toMatchObject([
      { rule: "followers", participationId: world.place("turku"), why: "It offered.", by: "person_anna" },
    ]);
    expect((await onNetwork("plan-exchanges")).status).toBe(200);
    const { host, participants } = await planned("followers");
    expect([townOf(host), participants.map(townOf).sort()]).toEqual(["turku", ["lund", "umea"]]);
    expect(await letters("hosting-appointed")).toEqual(["hosting-appointed lund", "hosting-appointed turku"]);
    expect((await appoint(["lund"])).body.code).toBe("WrongState");
  });

  test("who does not fit the rule is refused, unless it is said that it hosts all the same", async () => {
    expect(faultsOf(await appoint(["kalmar"]))).toEqual(["/hosts/0 HostUnfit"]);
    expect(faultsOf(await appoint(["lund", "lund"]))).toEqual(["/hosts TooMany", "/hosts/1 NamedTwice"]);
    expect(faultsOf(await appoint(["lund"], { rule: "each" }))).toEqual([
      "/rule AppointsNobodyHere",
      "/hosts/0 HostUnfit",
    ]);
    expect(faultsOf(await appoint(["visby"], { rule: "none" }))).toEqual([
      "/rule UnknownRule",
      "/hosts/0 NoMember",
    ]);
    expect((await appoint(["kalmar"], { otherThanRule: true })).status).toBe(200);
    await onNetwork("plan-exchanges");
    const { host, participants } = await planned("followers");
    expect([townOf(host), participants.map(townOf).sort()]).toEqual(["kalmar", ["lund", "turku", "umea"]]);
  });

  test("a host that leaves without one to follow leaves the duty open, and staff appoint another", async () => {
    await appoint(["turku"]);
    await onNetwork("plan-exchanges");
    await world.ask("POST /participations/{participationId}/withdraw", {
      as: { name: "turku", groups: ["applicant"], organisation: "org_turku" },
      at: during,
      params: { participationId: world.place("turku") },
      body: { reason: "No posts." },
    });
    await follow(world.deps, world.callId);
    const orphan = await planned("followers");
    expect(townOf(orphan.host)).toBe("turku");
    const why = { code: "placeWithdrawn", why: "Turku has left." };
    const to = (town: string, more = {}) => ({ host: world.place(town), ...why, ...more });
    expect(faultsOf(await onExchange("appoint-host", orphan.id, to("kalmar")))).toEqual(["/host HostUnfit"]);
    expect(faultsOf(await onExchange("appoint-host", orphan.id, to("turku")))).toEqual(["NothingChanged"]);
    const { body } = await onExchange("appoint-host", orphan.id, to("lund"));
    expect(body).toMatchObject({ state: "moved", host: world.place("lund"), duty: orphan.duty, sequence: 2 });
    expect((await planned("followers")).participants.map(townOf)).toEqual(["umea"]);
    expect(await hosting()).toMatchObject({
      planned: 2,
      held: 0,
      open: 0,
      perLot: { se: { planned: 2, held: 0 } },
      rules: [
        { rule: "each", lot: "se", duties: [{ organisation: "Municipality of kalmar" }] },
        { rule: "followers", duties: [{ organisation: "Municipality of lund", handedOver: why }] },
      ],
    });
  });
});

describe("a meeting that staff planned", () => {
  const plan = async (more: object = {}) =>
    world.ask("POST /exchanges", {
      as: staff,
      at: during,
      body: {
        callId: world.callId,
        title: "Municipality of umea",
        host: world.place("umea"),
        mode: "siteVisit",
        startsAt: "2023-11-10T08:00:00.000Z",
        participants: [world.place("kalmar"), world.place("lund")],
        ...more,
      },
    });
  const change = (more: object = {}) => ({
    host: world.place("lund"),
    code: "hostUnable",
    why: "A strike.",
    ...more,
  });

  test("goes to another host: whoever had it is a guest, all are told, and the new one what is asked of it", async () => {
    const { body } = await plan();
    const exchangeId = String(body.id);
    const dry = await onExchange("appoint-host", exchangeId, change(), { dryRun: "true" });
    expect(dry.body.changes).toEqual([{ type: "exchange", id: exchangeId, action: "appointHost" }]);
    const done = await onExchange("appoint-host", exchangeId, change());
    expect(done.body).toMatchObject({
      state: "moved",
      host: world.place("lund"),
      title: "Municipality of lund",
      participants: expect.toSatisfy((ids: string[]) => ids.map(townOf).sort().join() === "kalmar,umea"),
      moves: [{ code: "hostUnable", why: "A strike." }],
    });
    expect(await letters("exchange-moved", "hosting-appointed")).toEqual([
      "exchange-moved kalmar",
      "exchange-moved lund",
      "exchange-moved umea",
      "hosting-appointed lund",
    ]);
    // The host has not said yes yet.
    expect((await onExchange("confirm", exchangeId)).body.state).toBe("confirmed");
  });

  test("stays with its host when it has begun, was called off, is at an activity, or nobody else would come", async () => {
    const { body: two } = await plan({ participants: [world.place("lund")] });
    const id = String(two.id);
    const late = { as: staff, params: { exchangeId: id }, body: change(), at: "2023-11-10T08:00:00.000Z" };
    expect((await world.ask("POST /exchanges/{exchangeId}/appoint-host", late)).body.code).toBe("WrongState");
    expect(faultsOf(await onExchange("appoint-host", id, change({ host: world.place("visby") })))).toEqual([
      "/host NotParticipating",
    ]);
    const { body: at } = await plan({ host: undefined, activity: "grid", title: "Grid" });
    expect(faultsOf(await onExchange("appoint-host", String(at.id), change()))).toEqual(["/host AtActivity"]);
    await onExchange("cancel", id, { code: "other", why: "No." });
    expect((await onExchange("appoint-host", id, change())).body.code).toBe("WrongState");
  });

  test("takes the duty over from one that was called off, once", async () => {
    await appoint(["turku"]);
    await onNetwork("plan-exchanges");
    const before = await planned("followers");
    expect(faultsOf(await plan({ insteadOf: before.id }))).toEqual(["/insteadOf NotCancelled"]);
    await onExchange("cancel", before.id, { code: "hostUnable", why: "Flooded." });
    expect(await hosting()).toMatchObject({ planned: 1, open: 1 });
    const { body } = await plan({ insteadOf: before.id });
    expect(body).toMatchObject({ duty: before.duty, networkId, insteadOf: before.id });
    expect(faultsOf(await plan({ insteadOf: before.id, title: "Again" }))).toEqual(["/insteadOf DutyTaken"]);
    expect(await hosting()).toMatchObject({ planned: 2, open: 0 });
    const { body: free } = await plan({ title: "Free", startsAt: "2023-12-01T08:00:00.000Z" });
    await onExchange("cancel", String(free.id), { code: "other", why: "No." });
    expect(faultsOf(await plan({ insteadOf: free.id, title: "Again" }))).toEqual(["/insteadOf NoDuty"]);
  });
});
