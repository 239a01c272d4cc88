export type Json = null | boolean | number | string | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isJsonObject = (value: Json | undefined): value is JsonObject => isObject(value);

/** The parsed text; throws a SyntaxError for anything else than JSON. */
export const parseJson = (text: string): Json => JSON.parse(text);

export const textOf = (value: Json | undefined): string | undefined =>
  typeof value === "string" ? value : undefined;

export const objectOf = (value: Json | undefined): JsonObject => (isJsonObject(value) ? value : {});

export const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

/** A problem whose one sentence is meant for the person at the terminal. */
export class LocalHostError extends Error {
  override name = "LocalHostError";
}
