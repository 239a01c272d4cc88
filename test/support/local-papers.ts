import { S3Client } from "@aws-sdk/client-s3";
import { openPapers } from "../../functions/papers/papers.ts";
import { startBuckets } from "../../infra/local/buckets.ts";
import { createClock } from "../../infra/local/clock.ts";
import type { Upload } from "../../schemas/attachment.ts";

const name = "utlysning-papers";

/** The bucket that the local host runs, empty and kept nowhere. */
export async function startPapers() {
  const clock = createClock({});
  const buckets = await startBuckets(clock, [name]);
  const client = new S3Client({
    endpoint: buckets.url,
    region: "eu-north-1",
    forcePathStyle: true,
    credentials: { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" },
  });
  return {
    papers: openPapers(name, client),
    stop: async () => {
      client.destroy();
      clock.stop();
      await buckets.stop();
    },
  };
}

/** Posts a file by a form that the API gave out, as a browser does; answers the status. */
export async function post({ url, fields }: Pick<Upload, "url" | "fields">, bytes: Buffer): Promise<number> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", new Blob([new Uint8Array(bytes)]), "file");
  const { status } = await fetch(url, { method: "POST", body: form });
  return status;
}
