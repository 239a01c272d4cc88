import { afterAll, beforeAll, expect, test } from "vitest";
import { Participation } from "../../../schemas/participation.ts";
import { applicationInput, callId, callIn, during } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { allRoutes, clientOf, depsOn } from "../../support/handlers.ts";

let database: TestTable;
let ask: ReturnType<typeof clientOf>;
const ids = ["participation_kalmar", "participation_umea"];
beforeAll(async () => {
  database = await startTable();
  const deps = depsOn(database.table);
  ask = clientOf(database.table, allRoutes(deps));
  const by = { sub: "person_anna", at: during };
  const { organisation, contact } = applicationInput();
  const places = ids.map((id) =>
    Participation.parse({
      id,
      callId,
      applicationId: id.replace("participation_", "app_"),
      organisation,
      organisationId: organisation.id,
      contact,
      rank: 1,
      state: "confirmed",
      offeredAt: during,
      confirmBy: during,
      confirmedAt: during,
    }),
  );
  await database.table.transact([
    ...deps.calls.created(callIn("running"), "create", by).writes,
    ...places.flatMap((place) => [...deps.participations.created(place, "create", by).writes]),
  ]);
});
afterAll(() => database.stop());

const as = { name: "anna", groups: ["staff"] };
const plan = (title: string, participants: string[], more: object = {}) =>
  ask("POST /exchanges", {
    as,
    body: {
      callId,
      title,
      activity: "grid",
      mode: "workshop",
      startsAt: "2023-10-10T08:00:00.000Z",
      participants,
      ...more,
    },
  });
const faultsOf = ({ status, body }: Awaited<ReturnType<typeof plan>>) => [
  status,
  ...(Array.isArray(body.errors) ? body.errors.map(({ pointer, code }) => `${pointer} ${code}`) : []),
];

test("two participations of one person are planned for, and the person has one letter", async () => {
  const { status } = await plan("Shared contact", ids);
  expect(status).toBe(201);
  const { body } = await ask("GET /calls/{callId}/letters", { as, params: { callId } });
  const letters = Array.isArray(body.items) ? body.items.map(({ kind, to }) => [kind, to.email]) : [];
  expect(letters).toEqual([["exchange-planned", "kalmar@example.org"]]);
});

test("whoever is named twice, takes no part, or meets about an unknown activity is a fault with its pointer", async () => {
  const [first = "", second = ""] = ids;
  expect(faultsOf(await plan("Twice", [first, second, first]))).toEqual([422, "/participants/2 NamedTwice"]);
  expect(faultsOf(await plan("Stranger", [first, "participation_none"]))).toEqual([
    422,
    "/participants/1 NotParticipating",
  ]);
  expect(faultsOf(await plan("Elsewhere", [first], { activity: "boats" }))).toEqual([
    422,
    "/activity UnknownActivity",
  ]);
});
