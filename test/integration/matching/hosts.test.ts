import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { wake } from "../../../functions/calls/wake.ts";
import { hostId } from "../../../functions/matching/hosts.ts";
import { milestoneId } from "../../../functions/operations/milestones.ts";
import { commit } from "../../../functions/shared/step.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { depsOn } from "../../support/handlers.ts";
import { matchingWorld } from "../../support/matching-world.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const before = "2023-04-01T08:00:00.000Z";
/** 13 April 2023, 17:00 in Brussels. */
const answerBy = "2023-04-13T15:00:00.000Z";
const late = "2023-04-13T15:00:00.001Z";
const contact = (name: string) => ({ name, email: `${name}@example.org`, language: "en" });

async function invited(code: string, activity = "grid") {
  const world = await matchingWorld(database, code, {}, "draft");
  const { ask, staff, callId } = world;
  const invite = (at: string, to = activity) =>
    ask("POST /calls/{callId}/hosts", {
      as: staff,
      params: { callId },
      at,
      body: { activity: to, contacts: [contact("aino"), contact("bo")] },
    });
  const first = await invite(before);
  const act = (
    what: string,
    body: object,
    { name = "aino", groups = ["host"], at = before }: { name?: string; groups?: string[]; at?: string } = {},
  ) => ask(what, { as: { name, groups }, params: { hostId: hostId(callId, activity) }, at, body });
  return { ...world, invite, first, act };
}
const interest = { capacity: { min: 1, max: 3 } };

describe("hosts of an activity", () => {
  test("are asked once, by the day that the call names, and each who speaks for it gets a letter", async () => {
    const { first, invite, letters } = await invited("asked");
    expect(first).toMatchObject({ status: 201, body: { state: "invited", activity: "grid", answerBy } });
    const again = [await invite(before), await invite(before, "moon"), await invite(late, "bay")];
    expect(again.map(({ body }) => body.code)).toEqual(["AlreadyExists", "NotFound", "DeadlinePassed"]);
    expect(await letters("host-invitation")).toEqual(["host-invitation aino", "host-invitation bo"]);
  });

  test("state interest in the last millisecond and not one later; staff may for them", async () => {
    const { act } = await invited("lastmoment");
    const state = (at: string, groups = ["host"]) =>
      act("POST /hosts/{hostId}/state-interest", interest, { at, groups });
    const answers = [await state(answerBy), await state(late), await state(late, ["staff"])];
    expect(answers.map(({ status, body }) => [status, body.code ?? body.state])).toEqual([
      [200, "interested"],
      [409, "DeadlinePassed"],
      [200, "interested"],
    ]);
  });

  test("act for their own activity and no other", async () => {
    const { act, ask, callId } = await invited("own");
    const stranger = await act("POST /hosts/{hostId}/state-interest", interest, { name: "carl" });
    expect([stranger.status, stranger.body.code]).toEqual([403, "NotPermitted"]);
    const mine = async (name: string) =>
      (await ask("GET /hosts/mine", { as: { name, groups: ["host"] }, query: { callId } })).body.items;
    expect([await mine("bo"), await mine("carl")]).toEqual([
      [expect.objectContaining({ activity: "grid" })],
      [],
    ]);
  });

  test("cannot take fewer at most than at least, or offer what nobody is asked for", async () => {
    const { act } = await invited("faulty");
    const { body } = await act("POST /hosts/{hostId}/state-interest", {
      capacity: { min: 2, max: 1 },
      profile: {
        offers: { challenges: ["heat", "waste"] },
        availability: { from: "2023-09-01", to: "2023-08-01" },
      },
    });
    expect(body.errors).toEqual([expect.objectContaining({ pointer: "/profile/availability/to" })]);
    const { body: next } = await act("POST /hosts/{hostId}/state-interest", {
      capacity: { min: 2, max: 1 },
      profile: { offers: { challenges: ["heat", "waste"] } },
    });
    expect(next.errors).toEqual([
      expect.objectContaining({ pointer: "/profile/offers/challenges/1", code: "UnknownChoice" }),
      expect.objectContaining({ pointer: "/capacity/min", code: "MinimumAboveCapacity" }),
    ]);
  });

  test("who have not answered are reminded three days before, once; who have answered are not", async () => {
    const { act, callId, letters } = await invited("reminded");
    const remind = async () => {
      const id = hostId(callId, "grid");
      const { dueAt } = await depsOn(database.table).milestones.get(milestoneId(id, "host-reminder"));
      const deps = depsOn(database.table, () => dueAt);
      const due = { callId, milestone: "host-reminder" as const, round: 1, subject: id };
      await commit(database.table, () => wake(deps)(due));
      return dueAt;
    };
    expect(await remind()).toBe("2023-04-10T15:00:00.000Z");
    await remind();
    expect(await letters("host-reminder")).toEqual(["host-reminder aino", "host-reminder bo"]);
    await act("POST /hosts/{hostId}/decline", { reason: "No staff." });
    expect(await letters("host-answered")).toEqual(["host-answered aino", "host-answered bo"]);
  });

  test("are seen by staff with what they answered, and who has not", async () => {
    const { act, ask, callId, staff, invite } = await invited("seen");
    await invite(before, "bay");
    await act("POST /hosts/{hostId}/state-interest", interest);
    const { body } = await ask("GET /calls/{callId}/hosts", { as: staff, params: { callId } });
    expect(body.items).toMatchObject([
      { activity: "bay", state: "invited" },
      { activity: "grid", state: "interested", capacity: { min: 1, max: 3 } },
    ]);
  });
});

describe("the catalogue", () => {
  test("shows what the call says until hosts say more, in the language asked for, and marks the reader's country", async () => {
    const world = await matchingWorld(database, "catalogue", {});
    const { ask, callId, staff } = world;
    await ask("POST /calls/{callId}/hosts", {
      as: staff,
      params: { callId },
      at: before,
      body: { activity: "hill", contacts: [contact("hill")] },
    });
    await ask("PUT /hosts/{hostId}/profile", {
      as: { name: "hill", groups: ["host"] },
      params: { hostId: hostId(callId, "hill") },
      body: {
        description: { en: "Heat from the hill.", sv: "Värme ur berget." },
        offers: { conditions: ["cold"] },
        availability: { from: "2023-06-01", to: "2025-05-31" },
      },
    });
    const read = (headers: Record<string, string>, query = {}) =>
      ask("GET /calls/{callId}/activities", { params: { callId }, headers, query });
    const { body } = await read({ "accept-language": "sv" }, { highlight: "NO" });
    expect(body).toMatchObject({ language: "sv", source: "Pilots", selectedOn: "2023-03-20" });
    expect(body.items).toMatchObject([
      {
        id: "hill",
        description: "Värme ur berget.",
        conditions: ["cold"],
        availability: { from: "2023-06-01", to: "2025-05-31" },
        highlighted: true,
      },
      { id: "bay", challenges: ["traffic"], conditions: ["harbour"], highlighted: false },
      { id: "grid", challenges: ["heat"], interests: ["finance"] },
    ]);
    const one = await ask("GET /calls/{callId}/activities/{activity}", {
      params: { callId, activity: "hill" },
      headers: { "accept-language": "en" },
    });
    expect(one.body).toMatchObject({ title: "Activity hill", description: "Heat from the hill." });
    const none = await ask("GET /calls/{callId}/activities/{activity}", {
      params: { callId, activity: "moon" },
    });
    expect(none.status).toBe(404);
  });

  test("does not exist while the call is a draft", async () => {
    const { ask, callId } = await matchingWorld(database, "hidden", {}, "draft");
    expect((await ask("GET /calls/{callId}/activities", { params: { callId } })).status).toBe(404);
  });
});
