import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refusalStatuses } from "../../../functions/reference/problems.ts";
import { askFor, hasBody, keyOf, specs } from "../../support/asked-route.ts";
import { callIn } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { type Ask, allRoutes, clientOf, depsOn } from "../../support/handlers.ts";
import { placesOf, replaced } from "../../support/sample-body.ts";
import { wholeTable } from "../../support/whole-table.ts";

const seed = 17;
let database: TestTable;
let ask: ReturnType<typeof clientOf>;
beforeAll(async () => {
  database = await startTable();
  const deps = depsOn(database.table);
  ask = clientOf(database.table, allRoutes(deps));
  const by = { sub: "person_anna", at: "2023-05-01T08:00:00.000Z" };
  await database.table.transact(deps.calls.created(callIn("open"), "create", by).writes);
});
afterAll(() => database.stop());

const word = fc.constantFrom(
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "NaN",
  "-Infinity",
  "1e999",
  "\u0000",
  "\ud800",
  "e\u0301",
  "<script>alert(1)</script>",
  "=1+1",
  "a\r\nBcc: all@example.org",
  "2023-02-30",
  "2023-03-26T02:30",
  "9007199254740993",
);
const text = fc.oneof(word, fc.string({ unit: "binary", maxLength: 40 }));
const anything = fc.oneof(text, fc.jsonValue({ maxDepth: 4 }), fc.double(), fc.constant("x".repeat(200_000)));

/** What somebody may send to a route: rubbish, or what it asks for with rubbish in one place. */
function askedOf(good: Ask, isSent: boolean): fc.Arbitrary<Ask> {
  const places = placesOf(good.body);
  const spoilt = fc
    .tuple(fc.nat(places.length - 1), anything)
    .map(([at, by]) => ({ raw: JSON.stringify(replaced(good.body, places[at]?.path ?? [], by)) ?? "" }));
  const raw = fc.oneof(fc.json(), text).map((rubbish) => ({ raw: rubbish }));
  const header = fc.dictionary(
    fc.constantFrom("if-match", "idempotency-key", "content-type", "accept"),
    text,
  );
  const sent = isSent ? fc.oneof({ weight: 3, arbitrary: spoilt }, raw, fc.constant({})) : fc.constant({});
  const param = fc.option(text, { nil: undefined, freq: 8 });
  return fc
    .tuple(sent, fc.option(header, { freq: 2 }), fc.option(fc.dictionary(text, text), { freq: 2 }), param)
    .map(([body, headers, query, id]) => ({
      ...good,
      ...body,
      ...(headers && { headers: { "content-type": "application/json", ...headers } }),
      ...(query && { query }),
      ...(id !== undefined && {
        params: Object.fromEntries(Object.keys(good.params ?? {}).map((name) => [name, id])),
      }),
    }));
}

test.each(specs)(
  "%s answers whatever it is sent, and changes nothing where it refuses",
  async (_name, spec) => {
    let before = await wholeTable(database);
    await fc.assert(
      fc.asyncProperty(askedOf(askFor(spec), hasBody(spec)), async (asked) => {
        const { status, body } = await ask(keyOf(spec), asked);
        expect(status).toBeLessThan(500);
        expect(status < 400 || refusalStatuses(spec).includes(status), `${status} is described`).toBe(true);
        const after = await wholeTable(database);
        if (status >= 400) {
          expect({
            code: typeof body.code,
            table: after.filter((item) => !item.includes("signing-key")),
          }).toEqual({
            code: "string",
            table: before.filter((item) => !item.includes("signing-key")),
          });
        }
        before = after;
      }),
      { seed, numRuns: 15 },
    );
  },
);
