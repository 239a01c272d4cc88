import { largestFile, type MediaType, type Upload } from "../../schemas/attachment.ts";
import type { AttachmentId, ReceiptId } from "../../schemas/ids.ts";
import { blank } from "../retention/without-persons.ts";
import { sha256 } from "../shared/canonical.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import { secondsLater } from "../shared/zone.ts";
import { isOfKind } from "./file-kinds.ts";
import type { Papers } from "./papers.ts";

/** What was said of a file before it came. */
interface Announced {
  id: AttachmentId | ReceiptId;
  mediaType: MediaType;
  /** Bytes. */
  size: number;
  sha256: string;
}

/** The form by which one announced file can be uploaded, and until when. */
export async function uploadForm(papers: Papers, file: Announced, at: string): Promise<Upload> {
  const { url, fields, validSeconds } = await papers.upload(file.id, file);
  return { url, fields, expiresAt: secondsLater(at, validSeconds) };
}

/**
 * Keeps what was uploaded, when its size, its kind by its first bytes and its hash are what was announced; else refuses
 * with AttachmentMismatch. The very bytes that were checked are kept under a key that nobody can post to, so that no
 * later upload takes their place.
 */
export async function keepUploaded(papers: Papers, file: Announced): Promise<void> {
  const bytes = await papers.uploaded(file.id, largestFile + 1);
  if (bytes === undefined)
    return refuse("AttachmentMismatch", {}, [
      { pointer: "/file", code: "Missing", detail: "Nothing was uploaded." },
    ]);
  const faults = mismatches(file, bytes);
  if (faults.length > 0) refuse("AttachmentMismatch", {}, faults);
  await papers.keep(file.id, bytes, file.mediaType);
}

/** How what was uploaded differs from what was announced. */
export function mismatches({ size, mediaType, sha256: hash }: Omit<Announced, "id">, bytes: Buffer): Fault[] {
  const found = (pointer: string, isRight: boolean, detail: string): Fault[] =>
    isRight ? [] : [{ pointer, code: "Differs", detail }];
  return [
    ...found("/size", bytes.length === size, `${bytes.length} bytes were uploaded.`),
    ...found("/mediaType", isOfKind(mediaType, bytes), "The file does not begin as this kind does."),
    ...found("/sha256", sha256(bytes) === hash, "The file has another hash."),
  ];
}

/** A link to a file that is known to be harmless; of any other, nobody gets to see a byte. */
export async function downloadLink(
  papers: Papers,
  {
    id,
    state,
    fileName,
    sha256: hash,
  }: { id: Announced["id"]; state: string; fileName: string; sha256: string },
  at: string,
) {
  if (fileName === blank) return refuse("Erased", { id });
  if (state !== "clean") return refuse("AttachmentNotReadable", { state });
  const { url, validSeconds } = await papers.download(id, fileName);
  return { url, fileName, sha256: hash, expiresAt: secondsLater(at, validSeconds) };
}
