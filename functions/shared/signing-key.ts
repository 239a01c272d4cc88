import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import type { CallId } from "../../schemas/ids.ts";
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

type SecretKey = { pk: string; sk: string };

const secrets = new WeakMap<Table, Map<string, Promise<string>>>();

/** The key lives in the encrypted table, made by whoever needs it first; deleting the item renews it. */
export function signingKey(table: Table, signed: Signed): Promise<string> {
  return kept(table, { pk: "signing-key", sk: signed });
}

/**
 * What the ids of a call's reviews and consensuses are made with, so that nobody can compute them from who applies and
 * who reviews. It lies beside the call, in no view of it, and must stay as long as the call does.
 */
export function reviewingSecret(table: Table, callId: CallId): Promise<string> {
  return kept(table, { pk: callId, sk: "reviewing-secret" });
}

function kept(table: Table, key: SecretKey): Promise<string> {
  const known = secrets.get(table) ?? new Map<string, Promise<string>>();
  secrets.set(table, known);
  const name = `${key.pk} ${key.sk}`;
  const secret = known.get(name) ?? readOrMake(table, key);
  known.set(name, secret);
  // What failed is not kept: the next who needs the key reads it anew.
  return secret.catch((error: unknown) => {
    if (known.get(name) === secret) known.delete(name);
    throw error;
  });
}

async function readOrMake(table: Table, key: SecretKey): Promise<string> {
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
