import * as z from "zod";
import { Download, Receipt, ReceiptRequest, ScanResult, Upload } from "../attachment.ts";
import * as ids from "../ids.ts";
import { create, get, held, list, post, type RouteSpec, staff } from "./route.ts";

const ofClaim = z.object({ claimId: ids.ClaimId });
const ofReceipt = z.object({ receiptId: ids.ReceiptId });
const handler = { handler: "claims/claimant" } as const;
const read = ["applicant", "host", "finance", ...staff] as const;

/** Files that the lines of a claim are proved by; a line names its receipt by the file's hash. */
export const receiptsRoutes = {
  announceReceipt: {
    ...create,
    ...handler,
    path: "/claims/{claimId}/receipts",
    access: ["applicant", "host"],
    params: ofClaim,
    body: ReceiptRequest,
    response: z.object({ receipt: held(Receipt), upload: Upload }),
    summary: "Announce a receipt and get a form to upload it with",
  },
  listReceipts: {
    ...get,
    ...handler,
    path: "/claims/{claimId}/receipts",
    access: read,
    params: ofClaim,
    response: list(held(Receipt)),
    summary: "The receipts of a claim, each with what its scan found",
  },
  confirmReceipt: {
    ...post,
    ...handler,
    path: "/claim-receipts/{receiptId}/confirm",
    access: ["applicant", "host"],
    params: ofReceipt,
    response: held(Receipt),
    ifMatch: "receipt",
    summary: "Take what was uploaded as a receipt, when its size, kind and hash are what was announced",
  },
  downloadReceipt: {
    ...get,
    ...handler,
    path: "/claim-receipts/{receiptId}",
    access: read,
    params: ofReceipt,
    response: Download,
    summary: "An address to download a clean receipt from, for ten minutes",
  },
  recordReceiptScan: {
    ...post,
    ...handler,
    path: "/claim-receipts/{receiptId}/scan-result",
    access: staff,
    params: ofReceipt,
    body: z.strictObject({ result: ScanResult }),
    response: held(Receipt),
    ifMatch: "receipt",
    summary: "Say what a scan of the receipt found; a claim is approved on clean ones only",
  },
} as const satisfies Record<string, RouteSpec>;
