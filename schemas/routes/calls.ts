import * as z from "zod";
import { Call, CallContent } from "../call.ts";
import { Amendment, Difference, VersionLine } from "../call-version.ts";
import * as ids from "../ids.ts";
import { LotsView } from "../lots.ts";
import { Finding } from "../reason.ts";
import { Why } from "../reviewing.ts";
import * as views from "../views.ts";
import { create, get, held, post, put, type RouteSpec, staff, start } from "./route.ts";

const inCall = z.object({ callId: ids.CallId });

/** The call. */
export const callsRoutes = {
  createCall: {
    ...create,
    path: "/calls",
    handler: "calls/staff",
    access: staff,
    body: CallContent,
    response: held(Call),
    summary: "Draft a call, from JSON or YAML",
  },
  editCall: {
    ...put,
    path: "/calls/{callId}",
    handler: "calls/staff",
    access: staff,
    params: inCall,
    body: CallContent,
    response: held(Call),
    ifMatch: "call",
    summary: "Change a call that is a draft",
  },
  readCallAsStaff: {
    ...get,
    path: "/calls/{callId}/content",
    handler: "calls/staff",
    access: staff,
    params: inCall,
    response: held(Call),
    summary: "The whole call, as data",
  },
  checkCall: {
    ...get,
    path: "/calls/{callId}/findings",
    handler: "calls/staff",
    access: staff,
    params: inCall,
    response: z.object({ findings: z.array(Finding) }),
    summary: "What is wrong or doubtful in a call",
  },
  exportCall: {
    ...get,
    path: "/calls/{callId}/export",
    handler: "calls/staff",
    access: staff,
    params: inCall,
    query: z.strictObject({ as: z.enum(["yaml", "json"]).optional() }),
    response: z.string(),
    summary: "The call as a file that can be imported: YAML or JSON, by `as` or by Accept",
  },
  amendCall: {
    ...post,
    path: "/calls/{callId}/amend",
    handler: "calls/staff",
    access: staff,
    params: inCall,
    body: Amendment,
    response: held(Call),
    ifMatch: "call",
    summary: "Clarify a call that has been approved: a new version, and everybody concerned is told",
  },
  listVersions: {
    ...get,
    path: "/calls/{callId}/versions",
    handler: "calls/staff",
    access: staff,
    params: inCall,
    response: z.object({ items: z.array(VersionLine) }),
    summary: "The history of changes of a call",
  },
  readVersion: {
    ...get,
    path: "/calls/{callId}/versions/{version}",
    handler: "calls/staff",
    access: staff,
    params: z.object({ callId: ids.CallId, version: z.coerce.number().int().min(1) }),
    response: z.object({ version: z.int(), content: CallContent }),
    summary: "What a call said in one of its versions",
  },
  compareVersions: {
    ...get,
    path: "/calls/{callId}/differences",
    handler: "calls/staff",
    access: staff,
    params: inCall,
    query: z.strictObject({
      from: z.coerce.number().int().min(1),
      to: z.coerce.number().int().min(1),
    }),
    response: z.object({ from: z.int(), to: z.int(), differences: z.array(Difference) }),
    summary: "What changed between two versions of a call, place by place",
  },
  submitCallForApproval: {
    ...post,
    path: "/calls/{callId}/submit-for-approval",
    handler: "calls/staff",
    access: staff,
    params: inCall,
    response: held(Call),
    ifMatch: "call",
    summary: "Hand a call in to its approval chain",
  },
  openCall: {
    ...start,
    path: "/calls/{callId}/open",
    handler: "calls/staff",
    access: staff,
    params: inCall,
    summary: "Open an approved call now instead of at its instant",
  },
  closeCall: {
    ...start,
    path: "/calls/{callId}/close",
    handler: "calls/staff",
    access: staff,
    params: inCall,
    summary: "Close a call whose deadline has passed",
  },
  cancelCall: {
    ...post,
    path: "/calls/{callId}/cancel",
    handler: "calls/staff",
    access: staff,
    params: inCall,
    body: Why,
    response: held(Call),
    ifMatch: "call",
    summary: "Cancel a call before it closes",
  },
  readLots: {
    ...get,
    path: "/calls/{callId}/lots",
    handler: "calls/staff",
    access: staff,
    params: inCall,
    query: z.strictObject({ as: z.enum(["json", "csv", "xlsx"]).default("json") }),
    response: LotsView,
    summary:
      "All lots side by side: manager, dates, numbers against seats, who is due; their managers see their own",
  },
  readTimeline: {
    ...get,
    path: "/calls/{callId}/timeline",
    handler: "calls/staff",
    access: staff,
    params: inCall,
    response: views.Timeline,
    summary: "What happened, what will happen, what is late",
  },
} as const satisfies Record<string, RouteSpec>;
