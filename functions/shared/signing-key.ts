import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import { isRefusal } from "./refusal.ts";
import type { Table } from "./table.ts";

/** What is signed; each has a key of its own, so that a signature for one is worth nothing for another. */
export type Signed = "cursors" | "invitations" | "subscriptions" | "consultations" | "letters";

/** HMAC-SHA-256, 43 characters that may stand in an address. */
export function signature(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text).digest("base64url");
}

/** Whether the signature is the text's, compared in constant time. */
export function isSignatureOf(secret: string, text: string, given: string): boolean {
  const expected = Buffer.from(signature(secret, text));
  const actual = Buffer.from(given);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

const secrets = new WeakMap<Table, Map<Signed, Promise<string>>>();

/** The key lives in the encrypted table, made by whoever needs it first; deleting the item renews it. */
export function signingKey(table: Table, signed: Signed): Promise<string> {
  const known = secrets.get(table) ?? new Map<Signed, Promise<string>>();
  secrets.set(table, known);
  const secret = known.get(signed) ?? readOrMake(table, signed);
  known.set(signed, secret);
  // What failed is not kept: the next who needs the key reads it anew.
  return secret.catch((error: unknown) => {
    if (known.get(signed) === secret) known.delete(signed);
    throw error;
  });
}

async function readOrMake(table: Table, signed: Signed): Promise<string> {
  const key = { pk: "signing-key", sk: signed };
  const stored = await table.get(key);
  if (stored) return z.string().parse(stored.secret);
  const secret = randomBytes(32).toString("base64");
  try {
    await table.transact([
      {
        put: { ...key, type: "signing-key", secret },
        condition: { absent: true },
        otherwise: "AlreadyExists",
      },
    ]);
    return secret;
  } catch (error) {
    if (!isRefusal(error, "AlreadyExists")) throw error;
    return z.string().parse((await table.get(key))?.secret);
  }
}
