import { describe, expect, test } from "vitest";
import * as z from "zod";
import { keptForGood, personalKinds } from "../../../functions/retention/personal-kinds.ts";
import { blank, nobody, withoutPersons } from "../../../functions/retention/without-persons.ts";
import { AuditedKind } from "../../../schemas/audit.ts";
import { impersonal } from "../../../schemas/impersonal.ts";
import { Letter } from "../../../schemas/letter.ts";
import { placesOf, samplesOf } from "../../support/sample-body.ts";

const kinds = Object.entries(personalKinds);
/** Some things have two of each at least. */
const inPairs = (value: unknown) =>
  Object.fromEntries(
    Object.entries(z.record(z.string(), z.unknown()).parse(value)).map(([key, one]) => [
      key,
      Array.isArray(one) ? [...one, ...one] : one,
    ]),
  );
const Identity = z.object({ id: z.string(), state: z.string().optional() });
const eva = { name: "Eva Ek", email: "eva@example.org" };

test("every kind whose acts are audited is either taken out one day, or says why it may stay", () => {
  const known = new Set([...Object.keys(personalKinds), ...Object.keys(keptForGood)]);
  expect(AuditedKind.options.filter((kind) => !known.has(kind))).toEqual([]);
  expect(Object.keys(personalKinds).filter((kind) => kind in keptForGood)).toEqual([]);
});

describe.each(kinds)("%s", (_name, { schema }) => {
  const samples = samplesOf(schema)
    .flatMap(({ value }) => [{ value }, { value: inPairs(value) }])
    .filter(({ value }) => z.safeParse(schema, value).success);

  test("still fits its schema, in the same state, and twice is once", () => {
    expect(samples.length).toBeGreaterThan(0);
    for (const { value } of samples) {
      const after = withoutPersons(schema, value);
      expect(z.safeParse(schema, after).error?.issues).toBeUndefined();
      expect(Identity.parse(after)).toEqual(Identity.parse(value));
      expect(withoutPersons(schema, after)).toEqual(after);
    }
  });

  test("holds no address and no free text any more", () => {
    for (const { value } of samples) {
      const left = placesOf(withoutPersons(schema, value)).filter(
        ({ value: text }) => text === "eva@example.org",
      );
      expect(left).toEqual([]);
    }
  });
});

test("people, their words and what was answered go; what is asked by whom, when and in which state stays", () => {
  const letter = Letter.parse({
    id: "letter_a",
    callId: "call_a",
    kind: "decision-selected",
    subjectId: "app_kalmar",
    to: eva,
    language: "sv",
    facts: { organisation: "Kalmar", comments: [{ text: "Eva writes well." }] },
    queuedAt: "2023-06-01T10:00:00.000Z",
    sendingAt: "2023-06-01T10:00:01.000Z",
    sentAt: "2023-06-01T10:00:02.000Z",
    messageId: "0100018f",
    state: "delivered",
    deliveredAt: "2023-06-01T10:00:03.000Z",
    edited: {
      subject: "Dear Eva",
      paragraphs: [],
      by: "person_anna",
      at: "2023-06-01T10:00:00.000Z",
      reason: "Eva",
    },
  });
  expect(withoutPersons(Letter, letter)).toEqual({
    ...letter,
    to: { name: blank, email: nobody },
    facts: {},
    edited: { ...letter.edited, subject: blank, by: blank, reason: blank },
  });
});

test("a field that somebody adds is taken out unless it is registered", () => {
  const Old = z.object({
    id: z.string().regex(/^a_/),
    title: z.string().max(9).register(impersonal, { because: "A title." }),
  });
  const New = z.object({
    ...Old.shape,
    nickname: z.string().max(9).optional(),
    more: z.record(z.string(), z.json()),
  });
  const value = { id: "a_1", title: "Grid", nickname: "Eva", more: { phone: "070" } };
  expect(withoutPersons(New, value)).toEqual({ id: "a_1", title: "Grid", nickname: blank, more: {} });
});

test("a value that fits no form of its schema is not passed on half done", () => {
  const Either = z.union([z.object({ a: z.string() }), z.object({ b: z.int() })]);
  expect(() => withoutPersons(Either, { c: 1 })).toThrow("fits no form");
});
