import * as z from "zod";
import { impersonal } from "../../schemas/impersonal.ts";

/** What stands where a text was; legal wherever a text is free, and in nothing that has a form, such as an id or a date. */
export const blank = "–";
/** Nobody: an address that reaches no mailbox and never will (RFC 2606). */
export const nobody = "removed@example.invalid";

type Schema = z.core.$ZodType;

/**
 * What is left of an entity when nobody is to be known from it any more: ids, states, instants, numbers, choices and
 * hashes stay, and texts that are marked as impersonal; free texts, addresses and answers of any form go. Decided by
 * what the schema takes, so that a field that somebody adds tomorrow is taken out unless they say why not.
 */
export function withoutPersons(schema: Schema, value: unknown): unknown {
  if (value === undefined || value === null || impersonal.has(schema)) return value;
  if (schema instanceof z.ZodObject) return object(schema, value);
  if (schema instanceof z.ZodArray)
    return Array.isArray(value) ? value.map((one) => withoutPersons(schema.element, one)) : value;
  if (schema instanceof z.ZodRecord) return record(schema, value);
  if (schema instanceof z.ZodIntersection)
    return withoutPersons(schema.def.right, withoutPersons(schema.def.left, value));
  if (schema instanceof z.ZodUnion || schema instanceof z.ZodDiscriminatedUnion) {
    const option = schema.options.find((one) => z.safeParse(one, value).success);
    if (option === undefined) throw new Error("A stored value fits no form of its schema");
    return withoutPersons(option, value);
  }
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable
  )
    return withoutPersons(schema.unwrap(), value);
  if (schema instanceof z.ZodPipe) return withoutPersons(schema.def.in, value);
  return typeof value === "string" ? text(schema, value) : value;
}

function object(schema: z.ZodObject, value: unknown): unknown {
  const fields = z.record(z.string(), z.unknown()).parse(value);
  return Object.fromEntries(
    Object.entries(fields).map(([key, one]) => {
      const field = schema.shape[key];
      return [key, field === undefined ? one : withoutPersons(field, one)];
    }),
  );
}

/** Answers whose form is known to nobody here are taken out whole. */
function record(schema: z.ZodRecord, value: unknown): unknown {
  if (takesAnything(schema.valueType)) return {};
  const entries = Object.entries(z.record(z.string(), z.unknown()).parse(value));
  return Object.fromEntries(entries.map(([key, one]) => [key, withoutPersons(schema.valueType, one)]));
}

const takesAnything = (schema: Schema) =>
  [blank, 1, true, null, [], {}].every((one) => z.safeParse(schema, one).success);

/** A text of a form that has no word for nothing stays, as an id or a date; what may be empty, such as a key, becomes so. */
function text(schema: Schema, value: string): string {
  const replacement = [blank, nobody, ""].find((word) => z.safeParse(schema, word).success);
  return replacement ?? value;
}
