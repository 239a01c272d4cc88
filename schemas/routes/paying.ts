import * as z from "zod";
import { MaskedAccount, SetBankAccount } from "../bank-account.ts";
import * as ids from "../ids.ts";
import { AddToBatch, Batch } from "../payment.ts";
import { TravelReport } from "../travel-report.ts";
import { get, held, post, put, type RouteSpec } from "./route.ts";

const inCall = z.object({ callId: ids.CallId });
const handler = { handler: "claims/finance" } as const;

/** What finance does beside deciding on claims. */
export const payingRoutes = {
  setPayerAccount: {
    ...put,
    ...handler,
    path: "/calls/{callId}/payer-account",
    access: ["finance"],
    params: inCall,
    body: SetBankAccount,
    response: MaskedAccount,
    summary:
      "Give the account that a call's payments leave from; another in its place waits for a second person",
  },
  readPayerAccount: {
    ...get,
    ...handler,
    path: "/calls/{callId}/payer-account",
    access: ["finance"],
    params: inCall,
    response: MaskedAccount,
    summary: "The account that a call's payments leave from, masked",
  },
  addToBatch: {
    ...post,
    ...handler,
    path: "/batches/{batchId}/add",
    access: ["finance"],
    params: z.object({ batchId: ids.BatchId }),
    body: AddToBatch,
    response: held(Batch),
    ifMatch: "batch",
    summary: "Put more approved claims into a batch that nobody has released",
  },
  readBatch: {
    ...get,
    ...handler,
    path: "/batches/{batchId}",
    access: ["finance", "approver", "admin"],
    params: z.object({ batchId: ids.BatchId }),
    response: held(Batch),
    summary: "What a batch holds: claims, amounts and to which version of whose account",
  },
  submitBatchForApproval: {
    ...post,
    ...handler,
    path: "/batches/{batchId}/submit-for-approval",
    access: ["finance"],
    params: z.object({ batchId: ids.BatchId }),
    response: held(Batch),
    ifMatch: "batch",
    summary: "Put a batch before the chain that the call asks for; it is locked until the chain has spoken",
  },
  readTravelReport: {
    ...get,
    ...handler,
    path: "/calls/{callId}/travel-report",
    access: ["finance", "staff", "admin"],
    params: inCall,
    query: z.strictObject({
      by: z.enum(["claim", "participant", "trip", "country"]).default("participant"),
      format: z.enum(["json", "csv", "xlsx", "svg"]).optional(),
    }),
    response: TravelReport,
    summary:
      "What was claimed, approved and paid, by participant, trip and country; JSON, CSV, XLSX, or a picture",
  },
} as const satisfies Record<string, RouteSpec>;
