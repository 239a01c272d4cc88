import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { AttachmentId } from "../../schemas/ids.ts";

/** So many seconds an address for uploading or downloading can be used. */
const validSeconds = 600;

/** The bucket of papers: `uploads/` holds what anybody sent, `papers/` what was checked and never changes again. */
export interface Papers {
  upload(id: AttachmentId, file: { size: number; mediaType: string }): Promise<UploadForm>;
  /** What was uploaded, or nothing; at most `most` bytes of it are read. */
  uploaded(id: AttachmentId, most: number): Promise<Buffer | undefined>;
  keep(id: AttachmentId, bytes: Buffer, mediaType: string): Promise<void>;
  download(id: AttachmentId, fileName: string): Promise<{ url: string; validSeconds: number }>;
}
interface UploadForm {
  url: string;
  fields: Record<string, string>;
  validSeconds: number;
}

/** The one place that knows S3. */
export function openPapers(bucket: string, client = new S3Client({ forcePathStyle: true })): Papers {
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
      try {
        const range = `bytes=0-${most - 1}`;
        const { Body: body } = await client.send(
          new GetObjectCommand({ Bucket: bucket, Key: `uploads/${id}`, Range: range }),
        );
        return body === undefined ? undefined : Buffer.from(await body.transformToByteArray());
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        // A file of no bytes has no first byte to begin from.
        if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 416)
          return Buffer.alloc(0);
        throw error;
      }
    },
    async keep(id, bytes, mediaType) {
      await client.send(
        new PutObjectCommand({ Bucket: bucket, Key: `papers/${id}`, Body: bytes, ContentType: mediaType }),
      );
    },
    async download(id, fileName) {
      const url = await getSignedUrl(
        client,
        new GetObjectCommand({
          Bucket: bucket,
          Key: `papers/${id}`,
          // Never shown in the page's own right: it is saved, under the name that was made safe.
          ResponseContentDisposition: `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        }),
        { expiresIn: validSeconds },
      );
      return { url, validSeconds };
    },
  };
}
