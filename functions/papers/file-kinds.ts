import type { MediaType } from "../../schemas/attachment.ts";

const starts = (bytes: Buffer, ...signature: number[]) =>
  bytes.subarray(0, signature.length).equals(Buffer.from(signature));
/** An Office document is a ZIP whose entries are named in plain bytes. */
const isOffice = (bytes: Buffer, folder: string) =>
  starts(bytes, 0x50, 0x4b, 0x03, 0x04) && bytes.includes("[Content_Types].xml") && bytes.includes(folder);

const kinds: Record<MediaType, { extension: string; is: (bytes: Buffer) => boolean }> = {
  "application/pdf": { extension: "pdf", is: (bytes) => bytes.subarray(0, 5).toString("latin1") === "%PDF-" },
  "image/png": {
    extension: "png",
    is: (bytes) => starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  },
  "image/jpeg": { extension: "jpg", is: (bytes) => starts(bytes, 0xff, 0xd8, 0xff) },
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": {
    extension: "docx",
    is: (bytes) => isOffice(bytes, "word/"),
  },
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {
    extension: "xlsx",
    is: (bytes) => isOffice(bytes, "xl/"),
  },
};

/** Whether the bytes begin as files of this kind do; what a client says of a file proves nothing. */
export function isOfKind(mediaType: MediaType, bytes: Buffer): boolean {
  return kinds[mediaType].is(bytes);
}

/** A name that is safe to save under: no folders, no leading dots, and the extension of the kind that was checked. */
export function safeName(fileName: string, mediaType: MediaType): string {
  const base = fileName.split(/[/\\]/).at(-1) ?? "";
  const stem = base
    .replace(/\.[^.]*$/, "")
    .replace(/[^\p{L}\p{N} ._-]/gu, "_")
    .replace(/^[. _-]+|[. ]+$/g, "")
    .slice(0, 100);
  return `${stem === "" ? "attachment" : stem}.${kinds[mediaType].extension}`;
}
