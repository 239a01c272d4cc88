import * as z from "zod";
import { AuditedKind, AuditTrail, TrailVerdict } from "../audit.ts";
import * as ids from "../ids.ts";
import { Operation } from "../operation.ts";
import { get, held, list, Paging, type RouteSpec, staff } from "./route.ts";

const inCall = z.object({ callId: ids.CallId });
const inEntity = z.object({
  entityId: z
    .string()
    .regex(/^[a-z]+_[a-z0-9-]+$/)
    .max(80),
});

/** Watching. */
export const watchingRoutes = {
  readOperation: {
    ...get,
    path: "/operations/{operationId}",
    handler: "operations/staff",
    access: staff,
    params: z.object({ operationId: ids.OperationId }),
    response: held(Operation),
    summary: "How far a piece of long work is",
  },
  readAuditTrail: {
    ...get,
    path: "/audit/{entityId}",
    handler: "audit/staff",
    access: staff,
    params: inEntity,
    response: AuditTrail,
    summary: "What was done to an entity, and whether the chain holds",
  },
  checkTrails: {
    ...get,
    path: "/calls/{callId}/trails",
    handler: "audit/staff",
    access: ["staff", "admin", "observer"],
    params: inCall,
    query: z.strictObject({ ...Paging.shape, kind: AuditedKind }),
    response: list(TrailVerdict),
    summary: "Whether the audit chains of a call's entities of one kind hold",
  },
} as const satisfies Record<string, RouteSpec>;
