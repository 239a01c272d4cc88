import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NotFound,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { AttachmentId, ReceiptId } from "../../schemas/ids.ts";

/** So many seconds an address for uploading or downloading can be used. */
const validSeconds = 600;

type PaperId = AttachmentId | ReceiptId;

/** The bucket of papers: `uploads/` holds what anybody sent, `papers/` what was checked and never changes again. */
export interface Papers {
  upload(id: PaperId, file: { size: number; mediaType: string }): Promise<UploadForm>;
  /** What was uploaded, or nothing; at most `most` bytes of it are read. */
  uploaded(id: PaperId, most: number): Promise<Buffer | undefined>;
  keep(id: PaperId, bytes: Buffer, mediaType: string): Promise<void>;
  /** Removes what was sent and what was kept of it; what was never there is removed too. */
  remove(id: PaperId): Promise<void>;
  download(id: PaperId, fileName: string): Promise<{ url: string; validSeconds: number }>;
}
interface UploadForm {
  url: string;
  fields: Record<string, string>;
  validSeconds: number;
}

/** The one place that knows S3. */
export function openPapers(bucket: string, client = new S3Client({ forcePathStyle: true })): Papers {
  /** Bytes, or undefined where there is no such file. */
  async function sizeOf(file: { Bucket: string; Key: string }): Promise<number | undefined> {
    try {
      return (await client.send(new HeadObjectCommand(file))).ContentLength;
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  }

  return {
    async upload(id, { size, mediaType }) {
      const { url, fields } = await createPresignedPost(client, {
        Bucket: bucket,
        Key: `uploads/${id}`,
        Fields: { "Content-Type": mediaType },
        Conditions: [
          ["content-length-range", size, size],
          ["eq", "$Content-Type", mediaType],
        ],
        Expires: validSeconds,
      });
      return { url, fields, validSeconds };
    },
    async uploaded(id, most) {
      const file = { Bucket: bucket, Key: `uploads/${id}` };
      const size = await sizeOf(file);
      // A file of no bytes has no first byte that a range could begin with.
      if (size === undefined || size === 0) return size === 0 ? Buffer.alloc(0) : undefined;
      const { Body: body } = await client.send(
        new GetObjectCommand({ ...file, Range: `bytes=0-${most - 1}` }),
      );
      return body === undefined ? undefined : Buffer.from(await body.transformToByteArray());
    },
    async keep(id, bytes, mediaType) {
      await client.send(
        new PutObjectCommand({ Bucket: bucket, Key: `papers/${id}`, Body: bytes, ContentType: mediaType }),
      );
    },
    async remove(id) {
      for (const folder of ["uploads", "papers"])
        await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: `${folder}/${id}` }));
    },
    async download(id, fileName) {
      const url = await getSignedUrl(
        client,
        new GetObjectCommand({
          Bucket: bucket,
          Key: `papers/${id}`,
          // Never shown in the page's own right: it is saved, under the name that was made safe.
          ResponseContentDisposition: `attachment; filename="${inAscii(fileName)}"`,
        }),
        { expiresIn: validSeconds },
      );
      return { url, validSeconds };
    },
  };
}

/** Letters without their dots and rings: a header takes no others, and the bucket here no other way of writing them. */
function inAscii(fileName: string): string {
  return fileName
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^ -~]/g, "_");
}
