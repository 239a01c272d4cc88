import * as z from "zod";
import { Attachment, Download, Upload } from "../attachment.ts";
import { RecordAttendance } from "../attendance.ts";
import {
  CommentDocument,
  Exchange,
  ExchangeReason,
  InvitePeople,
  MoveExchange,
  OpenReview,
  PlanExchange,
  Registration,
  ReviewSession,
  SendDocument,
  SetAgenda,
  WriteLearning,
} from "../exchange.ts";
import { AppointHost } from "../hosting.ts";
import * as ids from "../ids.ts";
import { create, get, held, list, Paging, post, type RouteSpec, staff } from "./route.ts";

const one = { params: z.object({ exchangeId: ids.ExchangeId }), response: held(Exchange) };
const act = { ...post, ...one, handler: "programme/staff", access: staff, ifMatch: "exchange" } as const;

const ofDocument = z.object({ exchangeId: ids.ExchangeId, attachmentId: ids.AttachmentId });

/** Who meets whom, and what came of it. */
export const exchangesRoutes = {
  planExchange: {
    ...create,
    path: "/exchanges",
    handler: "programme/staff",
    access: staff,
    body: PlanExchange,
    response: held(Exchange),
    summary: "Plan an exchange",
  },
  listExchanges: {
    ...get,
    path: "/exchanges",
    handler: "programme/staff",
    access: staff,
    query: Paging.extend({ callId: ids.CallId }),
    response: list(held(Exchange)),
    summary: "The exchanges of a call, in the order of their dates",
  },
  readExchange: {
    ...get,
    ...one,
    path: "/exchanges/{exchangeId}",
    handler: "programme/participant",
    access: ["applicant", "staff", "finance"],
    summary: "One exchange; who takes part sees its own people, staff see all",
  },
  registerPerson: {
    ...post,
    ...one,
    path: "/exchanges/{exchangeId}/register",
    handler: "programme/participant",
    access: ["applicant"],
    body: Registration,
    ifMatch: "exchange",
    summary: "Register a person, with their function",
  },
  confirmExchange: {
    ...act,
    path: "/exchanges/{exchangeId}/confirm",
    summary: "The host has said yes",
  },
  appointHost: {
    ...act,
    path: "/exchanges/{exchangeId}/appoint-host",
    body: AppointHost,
    summary: "Somebody else hosts it, with the reason; everybody concerned is told",
  },
  moveExchange: {
    ...act,
    path: "/exchanges/{exchangeId}/move",
    body: MoveExchange,
    summary: "Another time, with the reason; everybody concerned is told",
  },
  cancelExchange: {
    ...act,
    path: "/exchanges/{exchangeId}/cancel",
    body: ExchangeReason,
    summary: "Call it off, with the reason; everybody concerned is told",
  },
  setAgenda: {
    ...act,
    path: "/exchanges/{exchangeId}/set-agenda",
    body: SetAgenda,
    summary: "What it is about: a theme of the catalogue and its contents",
  },
  invitePeople: {
    ...act,
    path: "/exchanges/{exchangeId}/invite",
    body: InvitePeople,
    response: z.object({ exchange: held(Exchange), invited: z.int(), left: z.int() }),
    summary: "Write to the participants' people with these functions, or to all, and to guests",
  },
  openReview: {
    ...act,
    path: "/exchanges/{exchangeId}/open-review",
    body: OpenReview,
    summary: "Let experts review what participants send in before",
  },
  sendDocument: {
    ...create,
    ...one,
    path: "/exchanges/{exchangeId}/documents",
    handler: "applications/attachments",
    access: ["applicant"],
    body: SendDocument,
    response: z.object({ attachment: held(Attachment), upload: Upload }),
    summary: "Announce a document for the review and get a form to upload it with",
  },
  confirmDocument: {
    ...post,
    path: "/exchanges/{exchangeId}/documents/{attachmentId}/confirm",
    handler: "applications/attachments",
    access: ["applicant"],
    params: ofDocument,
    response: held(Attachment),
    ifMatch: "attachment",
    summary: "Send in what was uploaded, when it is what was announced",
  },
  readReviewSession: {
    ...get,
    ...one,
    path: "/exchanges/{exchangeId}/review",
    handler: "applications/attachments",
    access: ["reviewer", "staff", "admin"],
    response: ReviewSession,
    summary: "What was sent in to a review session and said of it, for its experts",
  },
  downloadDocument: {
    ...get,
    path: "/exchanges/{exchangeId}/documents/{attachmentId}",
    handler: "applications/attachments",
    access: ["reviewer", "staff", "admin"],
    params: ofDocument,
    response: Download,
    summary: "An address to download a document from, for the experts of the session",
  },
  commentDocument: {
    ...post,
    ...one,
    path: "/exchanges/{exchangeId}/comment-document",
    handler: "programme/participant",
    access: ["reviewer"],
    body: CommentDocument,
    response: ReviewSession,
    ifMatch: "exchange",
    summary: "What an expert says of a document",
  },
  holdExchange: {
    ...act,
    path: "/exchanges/{exchangeId}/hold",
    summary: "Say that it took place",
  },
  recordAttendance: {
    ...act,
    path: "/exchanges/{exchangeId}/attendance",
    body: RecordAttendance,
    summary: "Say that it was held, and who came from where; a list may be corrected",
  },
  writeLearning: {
    ...post,
    ...one,
    path: "/exchanges/{exchangeId}/learning",
    handler: "programme/participant",
    access: ["applicant", "staff", "admin"],
    body: WriteLearning,
    ifMatch: "exchange",
    summary: "What one side learned, and what hosting gave the host",
  },
} as const satisfies Record<string, RouteSpec>;
