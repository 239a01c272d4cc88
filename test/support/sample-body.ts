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
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return sampleOf(schema.unwrap());
  if (schema instanceof z.ZodPipe) return sampleOf(schema.def.in);
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

export interface Place {
  path: (string | number)[];
  value: unknown;
}

/** Every place of a value, the value itself first. */
export function placesOf(value: unknown, path: (string | number)[] = []): Place[] {
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
