import { createHash } from "node:crypto";

/** JSON with the keys of every object in code-unit order and nothing undefined: equal values have equal bytes. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}

/** SHA-256 of a text or of bytes, in hexadecimal. */
export function sha256(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The hash of a value's canonical JSON: what receipts show and approvals are bound to. */
export function contentHash(value: unknown): string {
  return sha256(canonical(value));
}

/**
 * A key made of what something is, so that the same thing made twice is one thing: an application is the
 * organisation, the call and the track. 25 characters of base 36 keep about 128 bits.
 */
export function naturalKey(...parts: readonly string[]): string {
  const digest = sha256(parts.map((part) => `${part.length}:${part}`).join("")).slice(0, 32);
  return BigInt(`0x${digest}`).toString(36).padStart(25, "0");
}

/** Code-unit order, the same on every machine and in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
