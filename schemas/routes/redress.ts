import * as z from "zod";
import { ApplicantDecision } from "../decision.ts";
import * as ids from "../ids.ts";
import { FileObjection, Objection, ObjectionDecision } from "../objection.ts";
import { create, get, held, list, Paging, post, type RouteSpec, staff } from "./route.ts";

const inCall = z.object({ callId: ids.CallId });
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
