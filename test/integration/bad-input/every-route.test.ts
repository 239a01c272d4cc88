import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { longestBody } from "../../../functions/shared/request-body.ts";
import { signature, signingKey } from "../../../functions/shared/signing-key.ts";
import { askFor, hasBody, keyOf, specs } from "../../support/asked-route.ts";
import { callId, callIn } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { type Answered, type Ask, allRoutes, clientOf, depsOn } from "../../support/handlers.ts";
import { sampleOf } from "../../support/sample-body.ts";
import { wholeTable } from "../../support/whole-table.ts";

let database: TestTable;
let ask: ReturnType<typeof clientOf>;
let before: string[];
beforeAll(async () => {
  database = await startTable();
  const deps = depsOn(database.table);
  ask = clientOf(database.table, allRoutes(deps));
  const by = { sub: "person_anna", at: "2023-05-01T08:00:00.000Z" };
  await database.table.transact(deps.calls.created(callIn("open"), "create", by).writes);
  // The key that cursors are signed with is made by the first list that is asked for.
  const query = { kind: "claim" };
  await ask("GET /calls/{callId}/trails", {
    as: { name: "o", groups: ["observer"] },
    params: { callId: "call_a" },
    query,
  });
  before = await wholeTable(database);
});
afterAll(async () => {
  expect(await wholeTable(database)).toEqual(before);
  await database.stop();
});

const told = ({ status, body }: Answered) => ({
  status,
  code: body.code,
  faults: Array.isArray(body.errors) ? body.errors.map(({ pointer, code }) => `${pointer} ${code}`) : [],
});
const problem = (status: number, code: string, ...faults: string[]) => ({ status, code, faults });
const deep = `${"[".repeat(100)}${"]".repeat(100)}`;
const large = JSON.stringify({ text: "x".repeat(400_000) });
const half = JSON.stringify("\ud800");

async function foreignCursor(): Promise<string> {
  const list = JSON.stringify({ list: "call_small-call#nothing", position: { shard: 0 } });
  const payload = Buffer.from(list).toString("base64url");
  return `${payload}.${signature(await signingKey(database.table, "cursors"), payload)}`;
}

/** The parameters without which a list cannot be asked for. */
function neededIn(query: z.ZodType): Record<string, string> {
  const fields = Object.entries(query instanceof z.ZodObject ? query.shape : {});
  const needed = fields.filter(([, field]) => !z.safeParse(field, undefined).success);
  return Object.fromEntries(
    needed.map(([name, field]) => [name, name === "callId" ? callId : String(sampleOf(field))]),
  );
}

describe.each(specs)("%s", (_name, spec) => {
  const good = askFor(spec);
  const asked = async (change: Ask) => told(await ask(keyOf(spec), { ...good, ...change }));

  test("refuses a parameter that it does not know, however long", async () => {
    for (const value of ["1", "x".repeat(10_000), "\u0000"]) {
      const expected = problem(400, "ParameterInvalid", "/query/stranger UnknownField");
      expect(await asked({ query: { stranger: value } })).toMatchObject({
        ...expected,
        faults: expect.arrayContaining(expected.faults),
      });
    }
    const inherited = await asked({ query: { constructor: "1" } });
    expect([inherited.status, inherited.code]).toEqual([400, "ParameterInvalid"]);
  });

  test("refuses an If-Match that is no ETag of ours", async () => {
    for (const match of ["1", '"x"', "*", 'W/"1"', '"1","2"', `"${"1".repeat(40)}"`])
      expect(await asked({ headers: { "if-match": match } })).toEqual(problem(400, "ParameterInvalid"));
  });

  if (spec.path.includes("{"))
    test("finds nothing under an id of another kind", async () => {
      for (const id of ["letter_1", "call_\u0000", "__proto__", "", "call_a/../b", "x".repeat(5000)]) {
        if (spec.path.includes("{entityId}") && id === "letter_1") continue;
        const params = Object.fromEntries(Object.keys(good.params ?? {}).map((name) => [name, id]));
        expect(await asked({ params })).toEqual(problem(404, "NotFound"));
      }
    });

  if ("cursor" in (spec.query.toJSONSchema({ io: "input" }).properties ?? {}))
    test("refuses a cursor that it did not give, and a page that is none", async () => {
      const needed = neededIn(spec.query);
      // A list of something that is not there is not found, whatever the cursor: only the call is in this world.
      const isOfCall = Object.keys(good.params ?? {}).every((name) => name === "callId");
      const refused = isOfCall ? problem(400, "CursorInvalid") : problem(404, "NotFound");
      // Signed by us, but for another list, then with another position, a cut signature and something after it.
      const other = await foreignCursor();
      const tampered = [
        other,
        `${other.replace(/^../, "eX")}`,
        other.slice(0, -1),
        `${other}.x`,
        `${other}=`,
      ];
      for (const cursor of ["", "x", "e30.AAAA", "e30.e30.e30", "\u0000", ...tampered])
        expect(await asked({ query: { ...needed, cursor } })).toEqual(refused);
      for (const limit of ["0", "-1", "1.5", "NaN", "Infinity", "1e9", "", "101", "__proto__"])
        expect(await asked({ query: { ...needed, limit } })).toMatchObject({
          status: 400,
          code: "ParameterInvalid",
        });
      expect(await asked({ query: { ...needed, cursor: "x".repeat(3000) } })).toEqual(
        problem(400, "ParameterInvalid", "/query/cursor TooLarge"),
      );
    });

  // Where no answer is kept for a repeated request, its key is not looked at.
  if (spec.method === "POST" && !("unkept" in spec))
    test("refuses an Idempotency-Key that is none", async () => {
      for (const key of ["", "short", "x".repeat(101), "with space", "key-00001\r\nX: 1", "nyckel-åäö"])
        expect(await asked({ headers: { "idempotency-key": key } })).toEqual(
          problem(400, "IdempotencyKeyInvalid"),
        );
    });

  if (hasBody(spec))
    test("refuses a body that is not what it says or not JSON", async () => {
      for (const type of ["text/plain", "application/x-www-form-urlencoded", "", "application/jsonx"])
        expect(await asked({ headers: { "content-type": type }, raw: "{}" })).toEqual(
          problem(415, "ContentTypeUnsupported"),
        );
      for (const raw of ["{", "{'a':1}", "NaN", '{"a":NaN}', "{}{}", '"\u0001"'])
        expect(await asked({ raw })).toEqual(problem(400, "BodyMalformed", " NotJson"));
      expect(await asked({ raw: deep })).toEqual(problem(400, "BodyMalformed", " TooDeep"));
      expect(await asked({ raw: large })).toEqual(problem(413, "BodyTooLarge"));
      expect(large.length).toBeGreaterThan(longestBody);
    });

  if (hasBody(spec))
    test("refuses keys that occur twice and what no text and no number may be", async () => {
      const raws: [raw: string, fault: string][] = [
        ['{"a":1,"a":2}', "/a DuplicateKey"],
        ['{"a":{"b":1,"\\u0062":2}}', "/a/b DuplicateKey"],
        ['{"__proto__":{"admin":true}}', "/__proto__ ReservedKey"],
        [`{"a":${half}}`, "/a HalfCharacter"],
        ['{"a":"\\u0000"}', "/a ControlCharacter"],
        ['{"a":"\\u202e"}', "/a ControlCharacter"],
        ['{"a":9007199254740993}', "/a NumberTooLarge"],
        ['{"a":-1e400}', "/a NumberTooLarge"],
      ];
      for (const [raw, fault] of raws)
        expect(await asked({ raw })).toEqual(problem(422, "InputInvalid", fault));
      for (const raw of ["null", "[]", "1", '"text"', "true"])
        expect(await asked({ raw })).toMatchObject({ status: 422, code: "InputInvalid" });
    });
});
