import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openKeyRing, sealed, unsealed } from "../../../functions/claims/key-ring.ts";

const root = randomBytes(32).toString("base64");
const keys = openKeyRing("arn:aws:kms:eu-north-1:000000000000:key/1", { LOCAL_KEY: root });

test("a data key opens for its owner, and for nobody else", async () => {
  const { key, wrapped } = await keys.made("org_kalmar");
  expect(await keys.opened(wrapped, "org_kalmar")).toEqual(key);
  await expect(keys.opened(wrapped, "org_umea")).rejects.toThrow();
  expect((await keys.made("org_kalmar")).wrapped).not.toBe(wrapped);
});

test("whatever is sealed opens again; with one bit flipped, or said to be of something else, it does not", () => {
  const property = fc.property(fc.string(), fc.string(), fc.nat(), (text, of, at) => {
    const key = Buffer.alloc(32, 1);
    const secret = sealed(Buffer.from(text), key, of);
    expect(unsealed(secret, key, of).toString()).toBe(Buffer.from(text).toString());
    const bytes = Buffer.from(secret, "base64");
    const bit = at % (bytes.length * 8);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => unsealed(bytes.toString("base64"), key, of)).toThrow();
    expect(() => unsealed(secret, key, `${of}.`)).toThrow();
  });
  fc.assert(property, { seed: 20231116 });
});
