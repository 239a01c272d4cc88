import * as z from "zod";
import { Approval, ApprovalReturn, ApprovalVerdict } from "../approval.ts";
import * as ids from "../ids.ts";
import { Selection } from "../selection.ts";
import { create, get, held, post, type RouteSpec, staff, start } from "./route.ts";

const inCall = z.object({ callId: ids.CallId });

/** Deciding. */
export const decidingRoutes = {
  proposeSelection: {
    ...create,
    path: "/calls/{callId}/propose-selection",
    handler: "selection/staff",
    access: staff,
    params: inCall,
    response: held(Selection),
    summary: "Rank, select and hand in to the approval chain",
  },
  readSelection: {
    ...get,
    path: "/calls/{callId}/selection",
    handler: "selection/staff",
    access: ["staff", "admin", "approver"],
    params: inCall,
    response: held(Selection),
    summary: "The ranking, with reasons",
  },
  announceSelection: {
    ...start,
    path: "/calls/{callId}/announce",
    handler: "selection/staff",
    access: staff,
    params: inCall,
    summary: "Write to every applicant, then publish",
  },
  listMyApprovals: {
    ...get,
    path: "/approvals/mine",
    handler: "approvals/approver",
    access: ["approver"],
    response: z.object({ items: z.array(held(Approval)) }),
    summary: "What waits for one's word",
  },
  readApproval: {
    ...get,
    path: "/approvals/{approvalId}",
    handler: "approvals/approver",
    access: ["approver", "staff", "admin"],
    params: z.object({ approvalId: ids.ApprovalId }),
    response: held(Approval),
    summary: "One approval chain",
  },
  approve: {
    ...post,
    path: "/approvals/{approvalId}/approve",
    handler: "approvals/approver",
    access: ["approver"],
    params: z.object({ approvalId: ids.ApprovalId }),
    body: ApprovalVerdict,
    response: held(Approval),
    summary: "Approve exactly what was read",
  },
  returnForChanges: {
    ...post,
    path: "/approvals/{approvalId}/return",
    handler: "approvals/approver",
    access: ["approver"],
    params: z.object({ approvalId: ids.ApprovalId }),
    body: ApprovalReturn,
    response: held(Approval),
    summary: "Return with a reason",
  },
} as const satisfies Record<string, RouteSpec>;
