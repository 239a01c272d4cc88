import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { exchangesOf } from "../../../functions/programme/participations.ts";
import { Network } from "../../../schemas/network.ts";
import { Participation } from "../../../schemas/participation.ts";
import { applicationInput, callInput, during } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { follow, followed, told, townOf } from "../../support/following-places.ts";
import { programmeWorld } from "../../support/programme-world.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const staff = { name: "anna", groups: ["staff"] };
const officer = (town: string) => ({ name: town, groups: ["applicant"], organisation: `org_${town}` });

describe("in a network whose exchanges follow from host rules", () => {
  const lot = { scope: "lot" };
  const hosts = { per: "lot", count: 1, choose: "draw", seed: 2019 };
  const hostRules = [
    { id: "each", host: { track: "forerunner" }, hosts: "each", meetings: 1, audience: lot },
    { id: "drawn", host: { track: "follower" }, hosts, meetings: 1, audience: lot },
  ];
  const tracks = { kalmar: "forerunner", umea: "forerunner", turku: "follower", lund: "follower" };
  const networkId = (code: string) => `network_${code}`;
  let world: Awaited<ReturnType<typeof programmeWorld>>;
  let worlds = 0;
  let code = "";
  beforeEach(async () => {
    worlds += 1;
    code = `succession${worlds}`;
    const selection = { ...callInput().selection, seats: 4, quotas: [] };
    const exchanges = { hostRules, expected: { perLot: 3, total: 3 } };
    world = await programmeWorld(database, code, Object.keys(tracks), { exchanges, selection });
    const { deps, callId } = world;
    const by = { sub: "person_anna", at: during };
    const network = Network.parse({
      id: networkId(code),
      callId,
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
    const { organisation, contact } = applicationInput("org_oulu");
    const reserve = Participation.parse({
      id: world.place("oulu"),
      callId,
      applicationId: world.applicationOf("oulu"),
      organisation,
      organisationId: organisation.id,
      contact,
      rank: 9,
      state: "reserve",
    });
    await database.table.transact([
      ...deps.networks.created(network, "form", by).writes,
      ...deps.participations.created(reserve, "create", by).writes,
    ]);
    const planned = await world.ask("POST /networks/{networkId}/plan-exchanges", {
      as: staff,
      params: { networkId: networkId(code) },
    });
    expect(planned.status).toBe(200);
  });

  const act = (what: "withdraw" | "confirm", town: string) =>
    world.ask(`POST /participations/{participationId}/${what}`, {
      as: officer(town),
      at: during,
      params: { participationId: world.place(town) },
      ...(what === "withdraw" ? { body: { reason: "No posts." } } : {}),
    });
  /** Each meeting as `host: guests`, by who was to host it. */
  async function meetings() {
    const all = await Array.fromAsync(world.deps.exchanges.list(exchangesOf(world.callId)));
    return Object.fromEntries(
      all
        .map(({ duty = "", host, participants }) => [
          duty.split("/")[1] === "drawn" ? "drawn" : townOf(duty.split("/")[2]),
          `${townOf(host)}: ${participants.map((id) => townOf(id)).sort()}`,
        ])
        .sort(),
    );
  }
  const late = async () => {
    const { body } = await world.ask("GET /calls/{callId}/timeline", {
      as: staff,
      params: { callId: world.callId },
    });
    const items: unknown[] = Array.isArray(body.late) ? body.late : [];
    return items.flatMap((item) => {
      const { what = "", subject } = { what: "", subject: undefined, ...Object(item) };
      return subject === undefined ? [] : [String(what)];
    });
  };
  const drawn = async () => (await meetings()).drawn?.split(":")[0] ?? "";

  test.each([undefined, 0, 1, 2, 3])(
    "who leaves goes out, and its successor is invited and takes the duty over, whenever a page dies (%s)",
    async (death) => {
      const before = await meetings();
      const host = await drawn();
      expect(before).toEqual({
        drawn: `${host}: ${["kalmar", "lund", "turku", "umea"].filter((town) => town !== host)}`,
        kalmar: "kalmar: lund,turku,umea",
        umea: "umea: kalmar,lund,turku",
      });
      expect((await act("withdraw", "kalmar")).body.replacedBy).toBe(world.place("oulu"));
      expect((await act("withdraw", "kalmar")).body.code).toBe("WrongState");
      await follow(world.deps, world.callId, death);
      expect(await meetings()).toEqual({
        drawn: before.drawn?.replace("kalmar,", ""),
        kalmar: "kalmar: lund,turku,umea",
        umea: "umea: lund,turku",
      });
      expect(await late()).toEqual(["exchangeWithoutHost"]);
      const gone = [
        `exchange-guests-changed ${host} PUBLISH 1`,
        "exchange-guests-changed umea PUBLISH 1",
        ...["", "", ""].map(() => "exchange-left kalmar CANCEL 1"),
      ].sort();
      expect(await told(world.deps, world.callId, ...followed)).toEqual(gone);

      expect((await act("confirm", "oulu")).status).toBe(200);
      await follow(world.deps, world.callId, death);
      expect(await meetings()).toEqual({
        drawn: `${host}: ${["lund", "oulu", "turku", "umea"].filter((town) => town !== host)}`,
        kalmar: "oulu: lund,turku,umea",
        umea: "umea: lund,oulu,turku",
      });
      expect(await late()).toEqual([]);
      expect(await told(world.deps, world.callId, ...followed)).toEqual(
        [
          ...gone,
          `exchange-guests-changed ${host} PUBLISH 2`,
          "exchange-guests-changed umea PUBLISH 2",
          ...["", ""].map(() => "exchange-planned oulu PUBLISH 2"),
          ...["lund", "oulu", "turku", "umea"].map((town) => `exchange-moved ${town} PUBLISH 2`),
        ].sort(),
      );
      const { members, left } = await world.deps.networks.get(networkId(code));
      expect(members.map(({ participationId, track }) => [townOf(participationId), track])).toEqual([
        ["umea", "forerunner"],
        ["turku", "follower"],
        ["lund", "follower"],
        ["oulu", "forerunner"],
      ]);
      expect(left.map(({ participationId }) => townOf(participationId))).toEqual(["kalmar"]);
    },
  );

  test("a duty by draw goes to the next that the rule draws, and all its guests hear where it is now", async () => {
    const host = await drawn();
    const next = host === "lund" ? "turku" : "lund";
    await act("withdraw", host);
    await follow(world.deps, world.callId);
    expect((await meetings()).drawn).toBe(`${next}: kalmar,umea`);
    expect(await told(world.deps, world.callId, "exchange-moved")).toEqual(
      ["kalmar", next, "umea"].map((town) => `exchange-moved ${town} PUBLISH 2`).sort(),
    );
    expect(await late()).toEqual([]);
  });

  test("the people of who leaves are taken off the list and out of their calendars; what was held stays", async () => {
    const all = await Array.fromAsync(world.deps.exchanges.list(exchangesOf(world.callId)));
    const [first, second] = all.filter(({ host }) => host !== world.place("kalmar"));
    if (first === undefined || second === undefined) throw new Error("Two exchanges are planned.");
    const params = { exchangeId: second.id };
    const person = {
      participationId: world.place("kalmar"),
      name: "P",
      email: "p@kalmar.example",
      language: "sv",
    };
    const registered = await world.ask("POST /exchanges/{exchangeId}/register", {
      as: officer("kalmar"),
      at: during,
      params,
      body: person,
    });
    expect(registered.status).toBe(200);
    const at = new Date(Date.parse(first.startsAt) + 86_400_000).toISOString();
    const held = await world.ask("POST /exchanges/{exchangeId}/hold", {
      as: staff,
      at,
      params: { exchangeId: first.id },
      body: {},
    });
    expect(held.body.state).toBe("held");
    await act("withdraw", "kalmar");
    await follow(world.deps, world.callId);
    expect((await world.deps.exchanges.get(first.id)).participants).toEqual(first.participants);
    expect((await world.deps.exchanges.get(second.id)).registrations).toEqual([]);
    expect(await told(world.deps, world.callId, "exchange-left")).toEqual([
      "exchange-left kalmar CANCEL 1",
      "exchange-left kalmar CANCEL 1",
      "exchange-left p CANCEL 1",
    ]);
  });
});
