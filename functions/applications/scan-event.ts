import * as z from "zod";
import type { ScanResult } from "../../schemas/attachment.ts";
import { AttachmentId, ReceiptId } from "../../schemas/ids.ts";

/** What GuardDuty's Malware Protection for S3 tells EventBridge of an object, as far as it matters here. */
export const ScanEvent = z.object({
  "detail-type": z.literal("GuardDuty Malware Protection Object Scan Result"),
  detail: z.object({
    s3ObjectDetails: z.object({ objectKey: z.string() }),
    scanResultDetails: z.object({ scanResultStatus: z.string() }),
  }),
});
export type ScanEvent = z.infer<typeof ScanEvent>;

/** The attachment or the receipt whose bytes were scanned, or undefined for an object that is no paper. */
export function scannedPaper({ detail }: ScanEvent): AttachmentId | ReceiptId | undefined {
  const [folder, name, ...deeper] = detail.s3ObjectDetails.objectKey.split("/");
  return folder === "papers" && deeper.length === 0
    ? z.union([AttachmentId, ReceiptId]).safeParse(name).data
    : undefined;
}

/** What the scan found, or undefined where it could not look: a file under a password, or a fault of the scanner. */
export function scanResult({ detail }: ScanEvent): ScanResult | undefined {
  const { scanResultStatus } = detail.scanResultDetails;
  if (scanResultStatus === "NO_THREATS_FOUND") return "clean";
  return scanResultStatus === "THREATS_FOUND" ? "infected" : undefined;
}
