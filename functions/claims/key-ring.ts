import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import * as z from "zod";

/** Makes data keys and opens them again; a key that was made for one owner opens for no other. */
export interface KeyRing {
  made(owner: string): Promise<{ key: Buffer; wrapped: string }>;
  opened(wrapped: string, owner: string): Promise<Buffer>;
}

const LocalKey = z.object({ LOCAL_KEY: z.base64().optional() });

/** KMS; where there is none, the key that the local host puts into the environment, and nobody else does. */
export function openKeyRing(keyArn: string, environment: NodeJS.ProcessEnv = process.env): KeyRing {
  const { LOCAL_KEY: local } = LocalKey.parse(environment);
  return local === undefined ? kmsKeyRing(keyArn) : localKeyRing(Buffer.from(local, "base64"));
}

/** Data keys of AWS KMS; the owner is the encryption context, without which KMS opens nothing. */
export function kmsKeyRing(keyArn: string, client = new KMSClient({})): KeyRing {
  const contextOf = (organisation: string) => ({ organisation });
  return {
    async made(owner) {
      const { Plaintext, CiphertextBlob } = await client.send(
        new GenerateDataKeyCommand({
          KeyId: keyArn,
          KeySpec: "AES_256",
          EncryptionContext: contextOf(owner),
        }),
      );
      if (Plaintext === undefined || CiphertextBlob === undefined) throw new Error("KMS made no key.");
      return { key: Buffer.from(Plaintext), wrapped: Buffer.from(CiphertextBlob).toString("base64") };
    },
    async opened(wrapped, owner) {
      const { Plaintext } = await client.send(
        new DecryptCommand({
          KeyId: keyArn,
          CiphertextBlob: Buffer.from(wrapped, "base64"),
          EncryptionContext: contextOf(owner),
        }),
      );
      if (Plaintext === undefined) throw new Error("KMS opened no key.");
      return Buffer.from(Plaintext);
    },
  };
}

/** The same with one key of 32 bytes in place of KMS. */
export function localKeyRing(root: Buffer): KeyRing {
  return {
    async made(owner) {
      const key = randomBytes(32);
      return { key, wrapped: sealed(key, root, owner) };
    },
    async opened(wrapped, owner) {
      return unsealed(wrapped, root, owner);
    },
  };
}

const ivBytes = 12;
const tagBytes = 16;

/** AES-256-GCM: nonce, tag and ciphertext, base64. What it is of must be said again to open it. */
export function sealed(plain: Buffer, key: Buffer, of: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(of));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64");
}

/** Throws when the key, what it is of, or a single bit is another. */
export function unsealed(text: string, key: Buffer, of: string): Buffer {
  const bytes = Buffer.from(text, "base64");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  })
    .setAAD(Buffer.from(of))
    .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]);
}
