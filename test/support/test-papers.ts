import { S3Client } from "@aws-sdk/client-s3";
import { openPapers } from "../../functions/papers/papers.ts";

const credentials = { accessKeyId: "test", secretAccessKey: "test" };

/** A bucket that nothing is sent to: links to it are signed, and lead nowhere. */
export const testPapers = () =>
  openPapers("utlysning-test", new S3Client({ region: "eu-north-1", credentials, forcePathStyle: true }));
