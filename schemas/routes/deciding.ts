import * as z from "zod";
import { Approval, ApprovalComment, ApprovalReturn, ApprovalVerdict, ApprovalView } from "../approval.ts";
import * as ids from "../ids.ts";
import { AnnouncementPreview, Selection, SelectionProposal } from "../selection.ts";
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
    body: SelectionProposal,
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
  previewAnnouncement: {
    ...get,
    path: "/calls/{callId}/announcement",
    handler: "selection/staff",
    access: staff,
    params: inCall,
    query: z.strictObject({
      from: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: AnnouncementPreview,
    summary: "What announcing would send: counts, names, and every letter as it would be read",
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
    access: ["approver", "staff", "admin", "observer"],
    response: z.object({ items: z.array(held(ApprovalView)) }),
    summary: "What waits for one's word: as holder of a role, as deputy, or as reader of a draft",
  },
  readApproval: {
    ...get,
    path: "/approvals/{approvalId}",
    handler: "approvals/approver",
    access: ["approver", "staff", "admin", "observer"],
    params: z.object({ approvalId: ids.ApprovalId }),
    response: held(ApprovalView),
    summary: "One approval chain: steps, states, times, comments, and who said what",
  },
  approve: {
    ...post,
    path: "/approvals/{approvalId}/approve",
    handler: "approvals/approver",
    access: ["approver"],
    params: z.object({ approvalId: ids.ApprovalId }),
    body: ApprovalVerdict,
    response: held(Approval),
    ifMatch: "approval",
    summary: "Approve exactly what was read",
  },
  returnForChanges: {
    ...post,
    path: "/approvals/{approvalId}/return",
    handler: "approvals/approver",
    access: ["approver", "staff", "admin"],
    params: z.object({ approvalId: ids.ApprovalId }),
    body: ApprovalReturn,
    response: held(Approval),
    ifMatch: "approval",
    summary: "Return with a reason, or take back what lies before a chain",
  },
  commentOnDraft: {
    ...post,
    path: "/approvals/{approvalId}/comment",
    handler: "approvals/approver",
    access: ["approver", "staff", "admin", "observer"],
    params: z.object({ approvalId: ids.ApprovalId }),
    body: ApprovalComment,
    response: held(Approval),
    ifMatch: "approval",
    summary: "Say what one thinks of a draft that is circulated",
  },
} as const satisfies Record<string, RouteSpec>;
