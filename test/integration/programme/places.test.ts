import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { wake } from "../../../functions/calls/wake.ts";
import { milestoneId } from "../../../functions/operations/milestones.ts";
import { lapseOffer } from "../../../functions/programme/answer-offer.ts";
import { commit } from "../../../functions/shared/step.ts";
import { Call } from "../../../schemas/call.ts";
import { ApplicationId, CallId } from "../../../schemas/ids.ts";
import { Participation } from "../../../schemas/participation.ts";
import { applicationInput, callContent, callIn, callInput, during } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { allRoutes, clientOf, type Deps, depsOn } from "../../support/handlers.ts";

let database: TestTable;
let deps: Deps;
let ask: ReturnType<typeof clientOf>;
beforeAll(async () => {
  database = await startTable();
  deps = depsOn(database.table);
  ask = clientOf(database.table, allRoutes(deps));
});
afterAll(() => database.stop());

const confirmBy = "2023-09-01T22:00:00.000Z";
const late = "2023-09-01T22:00:00.001Z";
let calls = 0;
let callId = CallId.parse("call_none");
beforeEach(async () => {
  calls += 1;
  const code = `places-${calls}`;
  callId = CallId.parse(`call_${code}`);
  const quotas = [{ id: "swedes", attribute: "country", value: "SE", max: 1 }];
  const selection = { ...callInput().selection, quotas };
  const call = Call.parse({ ...callIn("announced", callContent({ code, selection })), id: callId });
  await database.table.transact(
    deps.calls.created(call, "create", { sub: "person_anna", at: during }).writes,
  );
});

const states = {
  reserve: {},
  offered: { offeredAt: during, confirmBy },
  confirmed: { offeredAt: during, confirmBy, confirmedAt: during },
  withdrawn: { withdrawnAt: during, why: "No time." },
};
async function place(name: string, state: keyof typeof states, rank: number, country = "SE") {
  const { organisation, contact } = applicationInput(`org_${name}`);
  const participation = Participation.parse({
    id: `participation_${name}-${calls}`,
    callId,
    applicationId: ApplicationId.parse(`app_${name}`),
    organisation: { ...organisation, country },
    organisationId: organisation.id,
    contact,
    rank,
    state,
    ...states[state],
  });
  await database.table.transact(
    deps.participations.created(participation, "create", { sub: "person_anna", at: during }).writes,
  );
}
const act = (what: "confirm" | "withdraw", name: string, at: string, organisation = `org_${name}`) =>
  ask(`POST /participations/{participationId}/${what}`, {
    as: { name: "eva", groups: ["applicant"], organisation },
    params: { participationId: `participation_${name}-${calls}` },
    at,
    ...(what === "withdraw" ? { body: { reason: "No time." } } : {}),
  });
const stateOf = async (name: string) =>
  (await deps.participations.get(`participation_${name}-${calls}`)).state;

describe("a place", () => {
  test("is taken in the last millisecond, and not one later", async () => {
    await place("kalmar", "offered", 1);
    await place("umea", "offered", 2);
    const answers = [await act("confirm", "kalmar", confirmBy), await act("confirm", "umea", late)];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [200, undefined],
      [409, "DeadlinePassed"],
    ]);
  });

  test.each(["reserve", "confirmed", "withdrawn"] as const)("is not taken from %s", async (state) => {
    await place("kalmar", state, 1);
    expect((await act("confirm", "kalmar", during)).body.code).toBe("WrongState");
  });

  test("is given back once, and by nobody else", async () => {
    await place("kalmar", "confirmed", 1);
    const answers = [
      await act("withdraw", "kalmar", during, "org_umea"),
      await act("withdraw", "kalmar", during),
      await act("withdraw", "kalmar", during),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [403, "NotPermitted"],
      [200, undefined],
      [409, "WrongState"],
    ]);
  });

  test("that is given back goes to the first of the reserve that the quotas allow", async () => {
    await place("turku", "confirmed", 1, "FI");
    await place("kalmar", "confirmed", 2);
    await place("umea", "reserve", 3);
    await place("oulu", "reserve", 4, "FI");
    const { body } = await act("withdraw", "turku", during);
    expect(body.replacedBy).toBe(`participation_oulu-${calls}`);
    expect([await stateOf("umea"), await stateOf("oulu")]).toEqual(["reserve", "offered"]);
    await act("withdraw", "kalmar", during);
    expect(await stateOf("umea")).toBe("offered");
  });

  test("that nobody takes by its last instant goes to the reserve, once, and the new offer is watched too", async () => {
    await place("turku", "offered", 1, "FI");
    await place("vaasa", "reserve", 2, "FI");
    const id = `participation_turku-${calls}`;
    const by = (at: string) => ({ sub: "system", at });
    expect((await lapseOffer(deps)(id, by(confirmBy))).writes).toEqual([]);
    await commit(database.table, () => lapseOffer(deps)(id, by(late)));
    expect([await stateOf("turku"), await stateOf("vaasa")]).toEqual(["withdrawn", "offered"]);
    expect((await lapseOffer(deps)(id, by(late))).writes).toEqual([]);
    const next = await deps.participations.get(`participation_vaasa-${calls}`);
    const dueAt = next.state === "offered" ? next.confirmBy : "";
    expect(await deps.milestones.get(milestoneId(next.id, "confirm"))).toMatchObject({
      state: "ahead",
      subject: next.id,
      dueAt: new Date(Date.parse(dueAt) + 1000).toISOString(),
    });
    const after = depsOn(database.table, () => new Date(Date.parse(dueAt) + 1000).toISOString());
    const due = { callId, milestone: "confirm" as const, round: 1, subject: next.id };
    await commit(database.table, () => wake(after)(due));
    expect([
      await stateOf("vaasa"),
      (await deps.milestones.get(milestoneId(next.id, "confirm"))).state,
    ]).toEqual(["withdrawn", "done"]);
  });

  test("on the reserve is given back without anybody being called", async () => {
    await place("kalmar", "reserve", 1);
    await place("oulu", "reserve", 2, "FI");
    const { body } = await act("withdraw", "kalmar", during);
    expect([body.replacedBy, await stateOf("oulu")]).toEqual([undefined, "reserve"]);
  });

  test("of the reserve is never given to one twice, when two give theirs back at the same instant", async () => {
    await place("turku", "confirmed", 1, "FI");
    await place("oulu", "offered", 2, "FI");
    await place("vaasa", "reserve", 3, "FI");
    const answers = await Promise.all([act("withdraw", "turku", during), act("withdraw", "oulu", during)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const successors = answers.map(({ body }) => body.replacedBy).filter((id) => id !== undefined);
    expect(successors).toEqual([`participation_vaasa-${calls}`]);
    expect(await stateOf("vaasa")).toBe("offered");
  });
});
