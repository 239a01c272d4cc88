import * as z from "zod";
import * as ids from "../ids.ts";
import { SelfTest, SelfTestResult } from "../screening.ts";
import { PublicResult } from "../selection.ts";
import { VerifiedReceipt } from "../submission.ts";
import * as views from "../views.ts";
import { get, list, post, type RouteSpec } from "./route.ts";

const inCall = z.object({ callId: ids.CallId });

/** The public face. */
export const publicRoutes = {
  listCalls: {
    ...get,
    path: "/calls",
    handler: "calls/public",
    access: "public",
    response: list(views.PublicCall),
    summary: "The calls that are upcoming, open, closed or decided",
  },
  readCall: {
    ...get,
    path: "/calls/{callId}",
    handler: "calls/public",
    access: "public",
    params: inCall,
    response: views.PublicCall,
    summary: "One call, in the language asked for",
  },
  readCriteria: {
    ...get,
    path: "/calls/{callId}/criteria",
    handler: "calls/public",
    access: "public",
    params: inCall,
    response: views.PublicCriteria,
    summary: "What will be assessed, per track",
  },
  selfTest: {
    ...post,
    path: "/calls/{callId}/self-test",
    handler: "calls/public",
    access: "public",
    params: inCall,
    body: SelfTest,
    response: SelfTestResult,
    summary: "May we apply, and if not, why",
  },
  readResults: {
    ...get,
    path: "/calls/{callId}/results",
    handler: "selection/public",
    access: "public",
    params: inCall,
    response: PublicResult,
    summary: "Who was selected, as far as they consented to be named",
  },
  readCalendar: {
    ...get,
    path: "/calls/{callId}/calendar",
    handler: "calls/public",
    access: "public",
    params: inCall,
    response: z.string(),
    summary: "The opening and the deadlines of a call and its lots, as iCalendar",
  },
  verifyReceipt: {
    ...get,
    path: "/receipts/{receiptNumber}",
    handler: "applications/public",
    access: "public",
    params: z.object({ receiptNumber: z.string().regex(/^[A-Za-z0-9-]{3,80}$/) }),
    query: z.strictObject({
      contentHash: z
        .string()
        .regex(/^[0-9a-fA-F]{64}$/, { error: "expected the SHA-256 that stands on the receipt" }),
    }),
    response: VerifiedReceipt,
    summary: "Whether a receipt with this number and this content hash was issued, and when",
  },
  readOpenApi: {
    ...get,
    path: "/openapi.json",
    handler: "reference/public",
    access: "public",
    response: z.record(z.string(), z.unknown()),
    summary: "This description",
  },
  readDocs: {
    ...get,
    path: "/docs",
    handler: "reference/public",
    access: "public",
    response: z.string(),
    summary: "The reference as a page",
  },
} as const satisfies Record<string, RouteSpec>;
