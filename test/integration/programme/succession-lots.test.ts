import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { exchangesOf } from "../../../functions/programme/participations.ts";
import { reseatAsked } from "../../../functions/programme/reseat-exchanges.ts";
import { Network } from "../../../schemas/network.ts";
import { Participation } from "../../../schemas/participation.ts";
import { applicationInput, during } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { follow, townOf } from "../../support/following-places.ts";
import { programmeWorld } from "../../support/programme-world.ts";

const lot = { scope: "lot" };
const exchanges = {
  hostRules: [{ id: "each", host: { track: "forerunner" }, hosts: "each", meetings: 1, audience: lot }],
  expected: { perLot: 2, total: 4 },
};
const lots = { se: ["kalmar", "umea", "lund"], fi: ["turku", "oulu", "vaasa"] };
const trackOf = (town: string) => (town === "lund" || town === "vaasa" ? "follower" : "forerunner");

let database: TestTable;
let world: Awaited<ReturnType<typeof programmeWorld>>;
let worlds = 0;
let code = "";
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());
beforeEach(async () => {
  worlds += 1;
  code = `lots${worlds}`;
  world = await programmeWorld(database, code, Object.values(lots).flat(), { exchanges });
  const by = { sub: "person_anna", at: during };
  const { deps, callId } = world;
  const memberOf = (town: string, lotId: string) => ({
    participationId: world.place(town),
    lot: lotId,
    track: trackOf(town),
  });
  const network = (kind: string, lotId: string | undefined, members: object[]) =>
    Network.parse({
      id: `network_${code}-${lotId ?? "all"}`,
      callId,
      kind,
      lotId,
      title: { en: "Network", sv: "Nätverk" },
      members,
      calendar: { from: "2023-10-01", to: "2024-03-31", minDaysBetween: 7 },
      startsAtLocal: "09:00",
      state: "formed",
    });
  const national = Object.entries(lots).map(([lotId, towns]) =>
    network(
      "lot",
      lotId,
      towns.map((town) => memberOf(town, lotId)),
    ),
  );
  const everybody = Object.entries(lots).flatMap(([lotId, towns]) =>
    towns.map((town) => memberOf(town, lotId)),
  );
  for (const one of [...national, network("programme", undefined, everybody)])
    await database.table.transact(deps.networks.created(one, "form", by).writes);
  const { organisation, contact } = applicationInput("org_espoo");
  // The first of the reserve is of the other country.
  const reserve = Participation.parse({
    id: world.place("espoo"),
    callId,
    applicationId: world.applicationOf("espoo"),
    organisation,
    organisationId: organisation.id,
    contact,
    lotId: "fi",
    track: "forerunner",
    rank: 9,
    state: "confirmed",
    offeredAt: during,
    confirmBy: during,
    confirmedAt: during,
  });
  await database.table.transact(deps.participations.created(reserve, "create", by).writes);
  for (const id of Object.keys(lots))
    await world.ask("POST /networks/{networkId}/plan-exchanges", {
      as: { name: "anna", groups: ["staff"] },
      params: { networkId: `network_${code}-${id}` },
    });
});

/** Kalmar gives its place back, and it goes to Espoo; the run that follows is asked for by what changed the places. */
async function kalmarLeaves(death?: number): Promise<void> {
  const { deps, callId } = world;
  const place = await deps.participations.get(world.place("kalmar"));
  const { operations } = deps;
  const by = { sub: "person_kalmar", at: during };
  const left = Participation.parse({
    ...place,
    state: "withdrawn",
    withdrawnAt: during,
    why: "No posts.",
    replacedBy: world.place("espoo"),
  });
  await database.table.transact([
    ...deps.participations.changed(place, left, "withdraw", by).writes,
    ...(await reseatAsked(operations, { id: callId, state: "running" }, place.id, by)),
  ]);
  await follow(deps, callId, death);
}

const members = async (id: string) =>
  (await world.deps.networks.get(`network_${code}-${id}`)).members.map(({ participationId }) =>
    townOf(participationId),
  );
const meetings = async () => {
  const all = await Array.fromAsync(world.deps.exchanges.list(exchangesOf(world.callId)));
  return all
    .map(
      ({ duty = "", host, participants }) =>
        `${duty.split("/")[0]} ${townOf(host)}: ${participants.map(townOf).sort()}`,
    )
    .sort();
};

test.each([undefined, 0, 1])(
  "a place that goes to another country is in that country's network and meetings, whenever a page dies (%s)",
  async (death) => {
    expect(await members("fi")).toEqual(["turku", "oulu", "vaasa"]);
    await kalmarLeaves(death);
    expect(await members("se")).toEqual(["umea", "lund"]);
    expect(await members("fi")).toEqual(["turku", "oulu", "vaasa", "espoo"]);
    expect(await members("all")).toEqual(["umea", "lund", "turku", "oulu", "vaasa", "espoo"]);
    expect(await meetings()).toEqual([
      "fi oulu: espoo,turku,vaasa",
      "fi turku: espoo,oulu,vaasa",
      // Its host has left; a host of another country does not take a national meeting over.
      "se kalmar: lund,umea",
      "se umea: lund",
    ]);
    const { members: all } = await world.deps.networks.get(`network_${code}-fi`);
    expect(all.at(-1)).toEqual({ participationId: world.place("espoo"), lot: "fi", track: "forerunner" });
  },
);

test("staff appoint who hosts the meeting that was left without a host", async () => {
  await kalmarLeaves();
  const all = await Array.fromAsync(world.deps.exchanges.list(exchangesOf(world.callId)));
  const orphan = all.find(({ host }) => host === world.place("kalmar"));
  const done = await world.ask("POST /exchanges/{exchangeId}/appoint-host", {
    as: { name: "anna", groups: ["staff"] },
    params: { exchangeId: orphan?.id ?? "" },
    body: { host: world.place("lund"), otherThanRule: true, code: "placeWithdrawn", why: "Kalmar has left." },
  });
  expect(done.status).toBe(200);
  expect((await meetings()).filter((one) => one.startsWith("se"))).toEqual([
    "se lund: umea",
    "se umea: lund",
  ]);
});
