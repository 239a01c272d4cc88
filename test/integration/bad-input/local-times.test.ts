import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pointerOf } from "../../../functions/shared/faults.ts";
import { Call } from "../../../schemas/call.ts";
import { WallTime } from "../../../schemas/time.ts";
import { askFor, hasBody, keyOf, specs } from "../../support/asked-route.ts";
import { callContent, callIn, callInput } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { allRoutes, clientOf, depsOn } from "../../support/handlers.ts";
import { placesOf, replaced, samplesOf, valueAt } from "../../support/sample-body.ts";
import { wholeTable } from "../../support/whole-table.ts";

const by = { sub: "person_anna", at: "2023-05-01T08:00:00.000Z" };
const reason = { en: "The service was down.", sv: "Tjänsten låg nere." };
const wall = "2023-06-20T12:00";
const timed = {
  ...callInput(),
  questionsUntil: wall,
  lots: [
    {
      id: "north",
      label: reason,
      manager: { name: "Office", email: "office@example.org" },
      window: { opens: "2023-05-04T08:00", closes: wall, zone: "Europe/Brussels" },
    },
  ],
};

/** For each route that takes local times, a body that it would take, with every such place filled. */
const bodies: Readonly<Record<string, unknown>> = {
  createCall: { ...timed, code: "other-call" },
  editCall: { ...timed, code: "draft-call" },
  amendCall: { content: timed, why: reason },
  moveDeadline: { for: { who: "everyone" }, closes: "2023-07-07T12:00", zone: "Europe/Stockholm", reason },
  inviteLate: {
    closes: "2023-07-07T12:00",
    reason,
    organisation: { id: "org_umea", name: "Umeå" },
    contact: { name: "Eva Ek", email: "eva@example.org", language: "sv" },
  },
  recordOutage: {
    from: "2023-05-20T12:00",
    until: "2023-05-20T13:00",
    what: reason,
    accordingTo: "The host",
  },
};
const draftId = "call_draft-call";

const isWallTime = (value: unknown) => typeof value === "string" && WallTime.safeParse(value).success;
const timedRoutes = specs.filter(
  ([, spec]) =>
    hasBody(spec) &&
    samplesOf(spec.body).some(({ value, path }) =>
      placesOf(valueAt(value, path)).some((place) => isWallTime(place.value)),
    ),
);

let database: TestTable;
let ask: ReturnType<typeof clientOf>;
let before: string[];
beforeAll(async () => {
  database = await startTable();
  const deps = depsOn(database.table);
  ask = clientOf(database.table, allRoutes(deps));
  const draft = Call.parse({ ...callIn("draft", callContent({ code: "draft-call" })), id: draftId });
  await database.table.transact([
    ...deps.calls.created(callIn("open"), "create", by).writes,
    ...deps.calls.created(draft, "create", by).writes,
  ]);
  before = await wholeTable(database);
});
afterAll(async () => {
  expect(await wholeTable(database)).toEqual(before);
  await database.stop();
});

test("every route that takes local times is tried with all of them", () => {
  expect(timedRoutes.map(([name]) => name).toSorted()).toEqual(Object.keys(bodies).toSorted());
});

const skipped = "2024-03-31T02:30";
const doubled = "2023-10-29T02:30";

describe.each(timedRoutes)("%s", (name, spec) => {
  const body = bodies[name];
  const places = placesOf(body).filter(({ value }) => isWallTime(value));
  const asked = async (change: unknown) => {
    const here = name === "editCall" ? { params: { callId: draftId } } : {};
    return ask(keyOf(spec), { ...askFor(spec), ...here, body: change, query: { dryRun: "true" } });
  };

  test("takes local times that exist once", async () => {
    const { status, body: answer } = await asked(body);
    // Of the amendment, what is refused is only that it changes more than it may.
    expect([status, answer.code]).toEqual(
      name === "amendCall" ? [409, "ChangeNotAllowed"] : [200, undefined],
    );
  });

  test.each([skipped, doubled])("refuses %s in each of its local times, with its pointer", async (time) => {
    for (const { path } of places) {
      const { status, body: answer } = await asked(replaced(body, path, time));
      expect([status, answer.errors]).toMatchObject([
        422,
        expect.arrayContaining([
          expect.objectContaining({ pointer: pointerOf(path), code: "LocalTimeInvalid" }),
        ]),
      ]);
    }
  });
});
