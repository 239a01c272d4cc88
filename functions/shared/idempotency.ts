import * as z from "zod";
import { contentHash } from "./canonical.ts";
import type { RawRequest } from "./http.ts";
import { refuse } from "./refusal.ts";
import type { Table, Write } from "./table.ts";

/** An Idempotency-Key with what it was used for; the key belongs to the person who sent it. */
export interface Idempotent {
  pk: string;
  sk: string;
  hash: string;
}

const Row = z.object({
  hash: z.string(),
  status: z.number(),
  body: z.string(),
  answerRev: z.number().optional(),
});

/** How long a key is remembered: longer than any client retries. */
const keptSeconds = 7 * 24 * 3600;

export function requestHash(routeKey: string, raw: RawRequest, key: string): Idempotent {
  if (!/^[A-Za-z0-9_-]{8,100}$/.test(key)) refuse("IdempotencyKeyInvalid");
  return {
    pk: `idempotency#${raw.principal?.id ?? "nobody"}`,
    sk: key,
    hash: contentHash({ routeKey, params: raw.params, query: raw.query, body: raw.body }),
  };
}

/** The answer given before to the same request; refuses a key that came with another one. */
export async function replayOf(table: Table, { pk, sk, hash }: Idempotent) {
  const item = await table.get({ pk, sk });
  if (item === undefined) return undefined;
  const row = Row.parse(item);
  if (row.hash !== hash) return refuse("IdempotencyKeyReused");
  const body: unknown = JSON.parse(row.body);
  return { status: row.status, body, rev: row.answerRev };
}

/** The row that goes into the business transaction, so that neither exists without the other. */
export function idempotencyRow(
  { pk, sk, hash }: Idempotent,
  at: string,
  answer: { status: number; body: unknown; rev: number | undefined },
): Write {
  return {
    put: {
      pk,
      sk,
      type: "idempotency",
      hash,
      status: answer.status,
      body: JSON.stringify(answer.body),
      answerRev: answer.rev,
      expiresAt: Math.floor(Date.parse(at) / 1000) + keptSeconds,
    },
    condition: { absent: true },
    // The same key came twice at once: the decision is taken anew and finds the other's answer.
    otherwise: "ConcurrentChange",
  };
}
