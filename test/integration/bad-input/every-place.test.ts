import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pointerOf } from "../../../functions/shared/faults.ts";
import { askFor, hasBody, keyOf, specs } from "../../support/asked-route.ts";
import { callIn } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { allRoutes, clientOf, depsOn } from "../../support/handlers.ts";
import { type Place, placesOf, replaced, samplesOf, valueAt } from "../../support/sample-body.ts";
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
  before = await wholeTable(database);
});
afterAll(async () => {
  expect(await wholeTable(database)).toEqual(before);
  await database.stop();
});

/**
 * Places that a schema leaves open: what an answer may be depends on its question, which the application names, and a
 * bank's file on its own schema. What such a place is refused with when the body's schema takes it.
 */
const judgedLater: Record<string, { under: string; status: number; code: string }> = {
  patchApplication: { under: "/answers", status: 404, code: "NotFound" },
  takeBankFile: { under: "/xml", status: 422, code: "BankFileInvalid" },
};

/** What a place holds is told by its sample: a day, a zone, an address and free text have each one of their own. */
const samples = {
  day: ["2023-06-01"],
  wallTime: ["2023-06-01T10:00"],
  instant: ["2023-06-01T10:00:00.000Z"],
  zone: ["Europe/Brussels"],
  address: ["eva@example.org"],
  text: ["a", "A text."],
};
/** Texts that end in the header of a letter, a file's name or a heading: none of them may hold a second line. */
const isNamed =
  /^(name|firstName|lastName|holder|owner|funder|coordinator|organiser|accordingTo|subject|fileName|function|role|source|party)$/;

/** Everywhere at once in a body: what stands in such a place, what is put there instead, and with which codes it is refused. */
const spoilings: {
  of: keyof typeof samples;
  only?: RegExp;
  by: readonly string[];
  codes: readonly string[];
}[] = [
  { of: "day", by: ["2023-02-30", "2023-13-01", "1.6.2023", "", "2023-02-29"], codes: ["NotADay"] },
  { of: "day", by: ["0000-01-01", "9999-12-31"], codes: ["YearOutOfRange"] },
  {
    of: "wallTime",
    by: ["2023-06-31T10:00", "2023-06-01T24:00", "2023-06-01T10:00Z", "2023-06-01T10:00+02:00", "2023-06-01"],
    codes: ["NotATime"],
  },
  { of: "wallTime", by: ["0001-01-01T00:00", "9999-12-31T23:59"], codes: ["YearOutOfRange"] },
  {
    of: "instant",
    by: [
      "2023-02-29T10:00:00.000Z",
      "2023-06-01T10:00:60.000Z",
      "2023-06-01T10:00:00.000+02:00",
      "1685613600",
    ],
    codes: ["NotATime"],
  },
  { of: "zone", by: ["Europe/Atlantis", "CET", "+02:00", "", "../etc/passwd"], codes: ["UnknownZone"] },
  {
    of: "address",
    by: ["eva@example.org\r\nBcc: all@example.org", "Eva <eva@example.org>\n", "eva@example.org\nx: y"],
    codes: ["LineBreak"],
  },
  {
    of: "address",
    by: ["eva@example.org, all@example.org", "eva", "eva@@example.org", '"a b"@x'],
    codes: ["Invalid"],
  },
  {
    of: "text",
    only: isNamed,
    by: ["Eva\r\nBcc: all@example.org", "Eva\nx", "\n"],
    codes: ["LineBreak", "Invalid"],
  },
  { of: "text", by: ["x".repeat(30_000)], codes: ["TooLarge", "Invalid"] },
];

const lastKey = ({ path }: Place) => String(path.findLast((part) => typeof part === "string") ?? "");
const codesAt = (body: Record<string, unknown>): Map<string, string[]> => {
  const codes = new Map<string, string[]>();
  if (!Array.isArray(body.errors)) return codes;
  for (const { pointer, code } of body.errors) codes.set(pointer, [...(codes.get(pointer) ?? []), code]);
  return codes;
};
/** So many at a time that the body stays one that is read. */
const inLots = (places: readonly Place[], most: number): Place[][] =>
  Array.from({ length: Math.ceil(places.length / most) }, (_, i) => places.slice(i * most, (i + 1) * most));
const isInner = (value: unknown): value is object => typeof value === "object" && value !== null;
const isRecord = (value: unknown): value is Record<string, unknown> =>
  isInner(value) && !Array.isArray(value);

// A schema that several routes share is walked through all its forms once.
const walked = new Set<unknown>();
const sent = specs.filter(([, spec]) => hasBody(spec));
const cases = sent.map(([name, spec]) => {
  const [first, ...others] = samplesOf(spec.body);
  const isNew = !walked.has(spec.body);
  walked.add(spec.body);
  const variants = [...(first ? [first] : []), ...(isNew && !name.startsWith("amend") ? others : [])];
  return { name, spec, variants, good: askFor(spec) };
});

describe.each(cases)("$name", ({ name, spec, variants, good }) => {
  const later = judgedLater[name];
  const isLater = (pointer: string) => later !== undefined && pointer.startsWith(later.under);
  const refused = async (body: unknown) => {
    const answer = await ask(keyOf(spec), { ...good, body });
    return { ...answer, codes: codesAt(answer.body) };
  };
  const spoilt = (value: unknown, at: readonly Place[], by: unknown) =>
    at.reduce((body, { path }) => replaced(body, path, by), value);

  test("refuses what is no text, day, time, zone, name or address, each with pointer and code", async () => {
    for (const [index, { value, path }] of variants.entries()) {
      const places = placesOf(valueAt(value, path)).map((one) => ({ ...one, path: [...path, ...one.path] }));
      for (const { of, only, by, codes } of spoilings) {
        const here = places.filter(
          (place) =>
            typeof place.value === "string" &&
            samples[of].includes(place.value) &&
            !isLater(pointerOf(place.path)) &&
            (only === undefined || only.test(lastKey(place))),
        );
        // Where a part takes another form, one of each sort shows that its places are looked at too.
        for (const wrong of index === 0 ? by : by.slice(0, 1))
          for (const some of inLots(here, Math.floor(100_000 / Math.max(wrong.length, 100)))) {
            const { status, body, codes: found } = await refused(spoilt(value, some, wrong));
            expect([status, body.code]).toEqual([422, "InputInvalid"]);
            for (const place of some) {
              const pointer = pointerOf(place.path);
              const is = (found.get(pointer) ?? []).some((code) => codes.includes(code));
              expect({ pointer, wrong: wrong.slice(0, 40), is, found: is || found.get(pointer) }).toEqual({
                pointer,
                wrong: wrong.slice(0, 40),
                is: true,
                found: true,
              });
            }
          }
      }
      const texts = places.filter((place) => typeof place.value === "string");
      const controlled = await refused(spoilt(value, texts, "a\u0007"));
      expect([controlled.status, ...controlled.codes.keys()].toSorted()).toEqual(
        [
          ...(texts.length > 0 ? [422] : [controlled.status]),
          ...texts.map((place) => pointerOf(place.path)),
        ].toSorted(),
      );
    }
  });

  test("refuses in every place what is of another type, and fields that it does not know", async () => {
    for (const { value, path } of variants) {
      for (const { path: rest, value: held } of placesOf(valueAt(value, path))) {
        const at = [...path, ...rest];
        const pointer = pointerOf(at);
        const wrongs: unknown[] = isInner(held) ? [[[{ "stranger no one knows": 1 }]]] : [{ wrong: true }];
        if (isRecord(held))
          wrongs.push({ ...held, "stranger no one knows": 1, constructor: { admin: true }, toString: "x" });
        for (const wrong of wrongs) {
          const body = replaced(value, at, wrong);
          const answer = await refused(body);
          const expected =
            later && isLater(pointer) && spec.body.safeParse(body).success
              ? later
              : { status: 422, code: "InputInvalid" };
          expect({ pointer, status: answer.status, code: answer.body.code }).toEqual({
            pointer,
            status: expected.status,
            code: expected.code,
          });
          if (expected.code !== "InputInvalid") continue;
          // Where a value may have several forms, the fault is that of the whole value.
          const near = [...answer.codes.keys()].some(
            (fault) => fault.startsWith(pointer) || pointer.startsWith(fault),
          );
          expect({ pointer, near }).toEqual({ pointer, near: true });
        }
      }
    }
  });
});
