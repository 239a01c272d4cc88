import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { during } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { follow, followed, told, townOf } from "../../support/following-places.ts";
import { matchingWorld } from "../../support/matching-world.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const staff = { name: "anna", groups: ["staff"] };
const officer = (town: string) => ({ name: town, groups: ["applicant"], organisation: `org_${town}` });

describe("at host activities", () => {
  const wants = (...activities: string[]) => ({
    answers: { why: "To learn.", activities, themes: ["traffic"], goals: [], circumstances: [] },
  });
  test("a meeting follows the match when it is made again, and exactly those concerned hear it", async () => {
    const world = await matchingWorld(database, "succession", {
      kalmar: wants("grid"),
      umea: wants("bay"),
      lund: wants("bay"),
      ystad: { ...wants("grid", "bay"), state: "reserve" },
    });
    const { deps, ask, callId, place } = world;
    for (const activity of ["grid", "bay"])
      await ask("POST /calls/{callId}/hosts", {
        as: staff,
        params: { callId },
        at: "2023-04-01T08:00:00.000Z",
        body: { activity, contacts: [{ name: "Ulla", email: `${activity}@example.org`, language: "sv" }] },
      });
    await world.propose();
    await world.decideAndAnnounce();
    await ask("POST /calls/{callId}/start-programme", { as: staff, at: during, params: { callId } });
    const plan = async (activity: string, participants: string[], startsAt = "2023-11-10T08:00:00.000Z") =>
      String(
        (
          await ask("POST /exchanges", {
            as: staff,
            at: during,
            body: {
              callId,
              title: activity,
              activity,
              mode: "siteVisit",
              startsAt,
              participants: participants.map(place),
            },
          })
        ).body.id,
      );
    const grid = await plan("grid", ["kalmar"]);
    const bay = await plan("bay", ["umea", "lund"]);
    const guests = async (id: string) =>
      (await deps.exchanges.get(id)).participants.map((one) => townOf(one));
    const params = { participationId: place("kalmar") };
    await ask("POST /participations/{participationId}/withdraw", {
      as: officer("kalmar"),
      at: during,
      params,
      body: { reason: "No posts." },
    });
    await follow(deps, callId);
    expect([await guests(grid), await guests(bay)]).toEqual([[], ["umea", "lund"]]);
    const { body } = await ask("GET /calls/{callId}/timeline", { as: staff, params: { callId } });
    expect(body.late).toContainEqual({
      since: expect.any(String),
      what: "exchangeWithoutGuests",
      subject: grid,
    });

    await ask("POST /participations/{participationId}/confirm", {
      as: officer("ystad"),
      at: during,
      params: { participationId: place("ystad") },
    });
    await world.propose();
    await world.decideAndAnnounce();
    await follow(deps, callId);
    await follow(deps, callId);
    const heir = await deps.participations.get(place("ystad"));
    expect(heir.state === "confirmed" && heir.activity).toBe("grid");
    expect([await guests(grid), await guests(bay)]).toEqual([["ystad"], ["umea", "lund"]]);
    expect(await told(deps, callId, ...followed)).toEqual([
      "exchange-guests-changed grid PUBLISH 1",
      "exchange-guests-changed grid PUBLISH 2",
      "exchange-left kalmar CANCEL 1",
      "exchange-planned kalmar PUBLISH 0",
      "exchange-planned lund PUBLISH 0",
      "exchange-planned umea PUBLISH 0",
      "exchange-planned ystad PUBLISH 2",
    ]);

    // Staff settle that a twin goes elsewhere: its seat at one activity's meetings becomes one at the other's.
    const before = await told(deps, callId, ...followed);
    await world.propose({ pins: [{ participationId: place("lund"), activity: "hill" }] });
    const hill = await plan("hill", ["lund"]);
    const other = await plan("hill", ["umea"], "2023-12-01T08:00:00.000Z");
    await world.decideAndAnnounce();
    await follow(deps, callId);
    expect([await guests(grid), await guests(bay)]).toEqual([["ystad"], ["umea"]]);
    expect([await guests(hill), await guests(other)]).toEqual([["lund"], ["umea", "lund"]]);
    expect((await told(deps, callId, ...followed)).filter((one) => !before.includes(one))).toEqual([
      "exchange-guests-changed bay PUBLISH 1",
      "exchange-left lund CANCEL 1",
      "exchange-planned lund PUBLISH 1",
    ]);
  });
});
