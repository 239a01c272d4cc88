import fc from "fast-check";
import * as z from "zod";

// One of these fits every text that the API takes; the first that fits is the sample.
const texts = [
  "a",
  "A text.",
  "SE",
  "EUR",
  "12.50",
  "eva@example.org",
  "https://example.org/",
  "2023-06-01",
  "2023-06-01T10:00",
  "2023-06-01T10:00:00.000Z",
  "Europe/Brussels",
  "small-call",
  "a".repeat(64),
];
// What is checked across its fields does not tell its parts.
const wholes = [
  { from: "2023-06-01", to: "2023-06-01" },
  { per: "lot", count: 1, choose: "draw", volunteers: ["a"], seed: 1 },
];
const ids = ["call", "app", "org", "person", "participation", "exchange", "claim", "assignment", "reviewer"];
const candidates = [...texts, ...ids.map((prefix) => `${prefix}_a`)];

/**
 * A value that a schema takes, as far as its parts tell: every optional field is there, every list has one item, of a
 * union the first form. What only a check across fields asks for is not looked at.
 */
export function sampleOf(schema: z.core.$ZodType): unknown {
  if (schema instanceof z.ZodObject)
    return Object.fromEntries(Object.entries(schema.shape).map(([key, field]) => [key, sampleOf(field)]));
  if (schema instanceof z.ZodArray) return [sampleOf(schema.element)];
  if (schema instanceof z.ZodUnion || schema instanceof z.ZodDiscriminatedUnion)
    return sampleOf(schema.options[0] ?? z.null());
  if (schema instanceof z.ZodRecord) {
    const key = sampleOf(schema.keyType);
    return { [typeof key === "string" ? key : "a"]: sampleOf(schema.valueType) };
  }
  if (schema instanceof z.ZodIntersection)
    return Object.assign({}, sampleOf(schema.def.left), sampleOf(schema.def.right));
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable
  )
    return sampleOf(schema.unwrap());
  if (schema instanceof z.ZodPipe)
    return wholes.find((value) => z.safeParse(schema, value).success) ?? sampleOf(schema.def.in);
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodLiteral) return [...schema.values][0];
  const found = [...candidates, true, 1, 60, 2023, null].find((value) => z.safeParse(schema, value).success);
  return found === undefined ? matching(schema) : found;
}

/** A text of a form that is nobody else's, such as a signature. */
function matching(schema: z.core.$ZodType): unknown {
  const { pattern } = z.toJSONSchema(schema, { io: "input" });
  if (pattern === undefined) throw new Error(`No sample fits ${JSON.stringify(z.toJSONSchema(schema))}`);
  return fc.sample(fc.stringMatching(new RegExp(pattern)), { seed: 1, numRuns: 1 })[0];
}

type Path = (string | number)[];

/** A sample in which the part at `path` has another form than in the first. */
export interface Variant {
  path: Path;
  value: unknown;
}

/** The sample of a schema, and for each further form that a part of it may take one with that form there. */
export function samplesOf(schema: z.core.$ZodType): Variant[] {
  const sample = sampleOf(schema);
  const others = (part: z.core.$ZodType, key: string | number): Variant[] =>
    samplesOf(part)
      .slice(1)
      .map(({ path, value }) => ({ path: [key, ...path], value: replaced(sample, [key], value) }));
  if (schema instanceof z.ZodObject)
    return [
      { path: [], value: sample },
      ...Object.entries(schema.shape).flatMap(([key, field]) => others(field, key)),
    ];
  if (schema instanceof z.ZodArray) return [{ path: [], value: sample }, ...others(schema.element, 0)];
  if (schema instanceof z.ZodUnion || schema instanceof z.ZodDiscriminatedUnion)
    return schema.options.flatMap((option) => samplesOf(option));
  if (schema instanceof z.ZodIntersection)
    return [
      { path: [], value: sample },
      ...[schema.def.left, schema.def.right].flatMap((side) =>
        samplesOf(side)
          .slice(1)
          .map(({ path, value }) => ({ path, value: Object.assign({}, sample, value) })),
      ),
    ];
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable
  )
    return samplesOf(schema.unwrap());
  if (schema instanceof z.ZodPipe) return samplesOf(schema.def.in);
  return [{ path: [], value: sample }];
}

/** What is at a path of a value. */
export function valueAt(value: unknown, [key, ...rest]: readonly (string | number)[]): unknown {
  if (key === undefined) return value;
  const inner: unknown = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return valueAt(inner, rest);
}

export interface Place {
  path: Path;
  value: unknown;
}

/** Every place of a value, the value itself first. */
export function placesOf(value: unknown, path: Path = []): Place[] {
  const inner = Array.isArray(value)
    ? value.flatMap((one, index) => placesOf(one, [...path, index]))
    : typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, one]) => placesOf(one, [...path, key]))
      : [];
  return [{ path, value }, ...inner];
}

/** The same value with something else in one place. */
export function replaced(value: unknown, [key, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((one, index) => (index === key ? replaced(one, rest, by) : one));
  const record: Record<string, unknown> = { ...z.record(z.string(), z.unknown()).parse(value) };
  return { ...record, [key]: replaced(record[key], rest, by) };
}
