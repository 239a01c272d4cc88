import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { pointerOf } from "../../../functions/shared/faults.ts";
import { longestBody } from "../../../functions/shared/request-body.ts";
import { askFor, hasBody, keyOf, specs } from "../../support/asked-route.ts";
import { callId, callIn } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { type Answered, type Ask, allRoutes, clientOf, depsOn } from "../../support/handlers.ts";
import { placesOf, replaced, sampleOf } from "../../support/sample-body.ts";
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
const control = { status: 422, code: "InputInvalid" };
const deep = `${"[".repeat(100)}${"]".repeat(100)}`;
const large = JSON.stringify({ text: "x".repeat(400_000) });
const half = JSON.stringify("\ud800");

/**
 * Places that a schema leaves open: what an answer may be depends on its question, which the application names, and a
 * bank's file on its own schema. What such a place is refused with when the body's schema takes it.
 */
const judgedLater: Record<string, { under: string; status: number; code: string }> = {
  patchApplication: { under: "/answers", status: 404, code: "NotFound" },
  takeBankFile: { under: "/xml", status: 422, code: "BankFileInvalid" },
};

/** The parameters without which a list cannot be asked for. */
function neededIn(query: z.ZodType): Record<string, string> {
  const fields = Object.entries(query instanceof z.ZodObject ? query.shape : {});
  const needed = fields.filter(([, field]) => !z.safeParse(field, undefined).success);
  return Object.fromEntries(
    needed.map(([name, field]) => [name, name === "callId" ? callId : String(sampleOf(field))]),
  );
}

describe.each(specs)("%s", (name, spec) => {
  const good = askFor(spec);
  const refusalAt = (pointer: string, body: unknown) => {
    const later = judgedLater[name];
    if (later === undefined || !pointer.startsWith(later.under) || !spec.body.safeParse(body).success)
      return { pointer, status: 422, code: "InputInvalid" };
    return { pointer, status: later.status, code: later.code };
  };
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

  test.runIf(spec.path.includes("{"))("finds nothing under an id of another kind", async () => {
    for (const id of ["letter_1", "call_\u0000", "__proto__", "", "call_a/../b", "x".repeat(5000)]) {
      if (spec.path.includes("{entityId}") && id === "letter_1") continue;
      const params = Object.fromEntries(Object.keys(good.params ?? {}).map((name) => [name, id]));
      expect(await asked({ params })).toEqual(problem(404, "NotFound"));
    }
  });

  test.runIf("cursor" in (spec.query.toJSONSchema({ io: "input" }).properties ?? {}))(
    "refuses a cursor that it did not give, and a page that is none",
    async () => {
      const needed = neededIn(spec.query);
      for (const cursor of ["", "x", "e30.AAAA", "e30.e30.e30", "\u0000"])
        expect(await asked({ query: { ...needed, cursor } })).toEqual(problem(400, "CursorInvalid"));
      for (const limit of ["0", "-1", "1.5", "NaN", "Infinity", "1e9", "", "101", "__proto__"])
        expect(await asked({ query: { ...needed, limit } })).toMatchObject({
          status: 400,
          code: "ParameterInvalid",
        });
      expect(await asked({ query: { ...needed, cursor: "x".repeat(3000) } })).toEqual(
        problem(400, "ParameterInvalid", "/query/cursor TooLarge"),
      );
    },
  );

  // Where no answer is kept for a repeated request, its key is not looked at.
  test.runIf(spec.method === "POST" && !("unkept" in spec))(
    "refuses an Idempotency-Key that is none",
    async () => {
      for (const key of ["", "short", "x".repeat(101), "with space", "key-00001\r\nX: 1", "nyckel-åäö"])
        expect(await asked({ headers: { "idempotency-key": key } })).toEqual(
          problem(400, "IdempotencyKeyInvalid"),
        );
    },
  );

  test.runIf(hasBody(spec))("refuses a body that is not what it says or not JSON", async () => {
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

  test.runIf(hasBody(spec))(
    "refuses keys that occur twice and what no text and no number may be",
    async () => {
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
    },
  );

  test.runIf(hasBody(spec))(
    "refuses in every place of its body what does not belong there, with its pointer",
    async () => {
      for (const { path, value } of placesOf(good.body)) {
        const pointer = pointerOf(path);
        const at = async (by: unknown) =>
          told(await ask(keyOf(spec), { ...good, body: replaced(good.body, path, by) }));
        const wrongs =
          typeof value === "string"
            ? [{ wrong: true }, `${value}\u0007`, "x".repeat(30_000)]
            : [[{ "stranger no one knows": 1 }]];
        for (const wrong of wrongs) {
          const { status, code, faults } = await at(wrong);
          const expected = refusalAt(pointer, replaced(good.body, path, wrong));
          // A control character is refused before any schema is asked.
          const isText = typeof wrong === "string" && wrong.endsWith("\u0007");
          expect({ pointer, status, code }).toEqual(isText ? { pointer, ...control } : expected);
          if (expected.code !== "InputInvalid") continue;
          // Where a value may have several forms, the fault is that of the whole value.
          const near = faults.some(
            (fault) => fault.startsWith(pointer) || pointer.startsWith(fault.split(" ")[0] ?? ""),
          );
          expect({ pointer, near }).toEqual({ pointer, near: true });
        }
        if (typeof value !== "object" || value === null || Array.isArray(value)) continue;
        for (const key of ["stranger no one knows", "constructor", "toString"]) {
          const wrong = { ...value, [key]: { admin: true } };
          const { status, code } = await at(wrong);
          expect({ pointer, status, code }).toEqual(refusalAt(pointer, replaced(good.body, path, wrong)));
        }
      }
    },
  );
});
