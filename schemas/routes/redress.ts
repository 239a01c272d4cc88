import * as z from "zod";
import { Attachment, Download, PaperRequest, ScanResult, Upload } from "../attachment.ts";
import { ApplicantDecision } from "../decision.ts";
import * as ids from "../ids.ts";
import { FileObjection, Objection, ObjectionDecision } from "../objection.ts";
import { create, get, held, list, Paging, post, type RouteSpec, staff } from "./route.ts";

const inCall = z.object({ callId: ids.CallId });
const inObjection = z.object({ objectionId: ids.ObjectionId });
const ofPaper = z.object({ objectionId: ids.ObjectionId, attachmentId: ids.AttachmentId });
/** The function that holds the bucket of papers. */
const papers = { handler: "applications/attachments" } as const;
const inApplication = z.object({ applicationId: ids.ApplicationId });

/** What was decided on an application, and how to have it looked at again (F125). */
export const redressRoutes = {
  readDecision: {
    ...get,
    path: "/applications/{applicationId}/decision",
    handler: "selection/applicant",
    access: ["applicant", "staff", "admin"],
    params: inApplication,
    response: ApplicantDecision,
    summary: "The announced decision: outcome, reason, scores and comments per criterion",
  },
  fileObjection: {
    ...create,
    path: "/applications/{applicationId}/objections",
    handler: "selection/applicant",
    access: ["applicant"],
    params: inApplication,
    body: FileObjection,
    response: held(Objection),
    summary: "Ask to have the decision looked at again, within the term of the letter",
  },
  readObjection: {
    ...get,
    path: "/applications/{applicationId}/objections",
    handler: "selection/applicant",
    access: ["applicant", "staff", "admin"],
    params: inApplication,
    response: z.object({ items: z.array(held(Objection)) }),
    summary: "What was asked for, and what became of it",
  },
  listObjections: {
    ...get,
    path: "/calls/{callId}/objections",
    handler: "selection/staff",
    access: staff,
    params: inCall,
    query: Paging,
    response: list(held(Objection)),
    summary: "Every objection of a call",
  },
  requestObjectionPaper: {
    ...create,
    ...papers,
    path: "/objections/{objectionId}/papers",
    access: ["applicant"],
    params: inObjection,
    body: PaperRequest,
    response: z.object({ attachment: held(Attachment), upload: Upload }),
    summary: "Announce a paper for an objection and get a form to upload it with",
  },
  listObjectionPapers: {
    ...get,
    ...papers,
    path: "/objections/{objectionId}/papers",
    access: ["applicant", ...staff],
    params: inObjection,
    response: list(held(Attachment)),
    summary: "The papers of an objection, for who objects and who may answer",
  },
  confirmObjectionPaper: {
    ...post,
    ...papers,
    path: "/objections/{objectionId}/papers/{attachmentId}/confirm",
    access: ["applicant"],
    params: ofPaper,
    response: held(Attachment),
    ifMatch: "attachment",
    summary: "Add what was uploaded, when its size, kind and hash are what was announced",
  },
  downloadObjectionPaper: {
    ...get,
    ...papers,
    path: "/objections/{objectionId}/papers/{attachmentId}",
    access: ["applicant", ...staff],
    params: ofPaper,
    response: Download,
    summary: "An address to download a clean paper from, for ten minutes",
  },
  recordObjectionScan: {
    ...post,
    ...papers,
    path: "/objections/{objectionId}/papers/{attachmentId}/scan-result",
    access: staff,
    params: ofPaper,
    body: z.strictObject({ result: ScanResult }),
    response: held(Attachment),
    ifMatch: "attachment",
    summary: "Say what a scan of the paper found; the objection is answered once all are scanned",
  },
  decideObjection: {
    ...post,
    path: "/objections/{objectionId}/decide",
    handler: "selection/staff",
    access: staff,
    params: z.object({ objectionId: ids.ObjectionId }),
    body: ObjectionDecision,
    response: held(Objection),
    ifMatch: "objection",
    summary: "Answer an objection with reasons; by somebody who had no part in the decision",
  },
} as const satisfies Record<string, RouteSpec>;
