import * as z from "zod";
import { Application, ApplicationContent } from "../application.ts";
import * as ids from "../ids.ts";
import * as views from "../views.ts";
import { create, get, held, list, Paging, post, put, type RouteSpec, staff } from "./route.ts";

const inCall = z.object({ callId: ids.CallId });
const inApplication = z.object({ applicationId: ids.ApplicationId });

/** Applying. */
export const applicationsRoutes = {
  createApplication: {
    ...create,
    path: "/calls/{callId}/applications",
    handler: "applications/applicant",
    access: ["applicant"],
    params: inCall,
    body: ApplicationContent,
    response: views.ApplicationAnswer,
    summary: "Start an application",
  },
  readApplication: {
    ...get,
    path: "/applications/{applicationId}",
    handler: "applications/applicant",
    access: ["applicant", "staff"],
    params: inApplication,
    response: views.ApplicationAnswer,
    summary: "An application of one's own organisation",
  },
  editApplication: {
    ...put,
    path: "/applications/{applicationId}",
    handler: "applications/applicant",
    access: ["applicant"],
    params: inApplication,
    body: ApplicationContent,
    response: views.ApplicationAnswer,
    summary: "Save a draft; a version that was submitted stays submitted",
  },
  submitApplication: {
    ...post,
    path: "/applications/{applicationId}/submit",
    handler: "applications/applicant",
    access: ["applicant"],
    params: inApplication,
    response: held(Application),
    summary: "Submit what is written; the answer is the receipt",
  },
  withdrawApplication: {
    ...post,
    path: "/applications/{applicationId}/withdraw",
    handler: "applications/applicant",
    access: ["applicant"],
    params: inApplication,
    response: held(Application),
    summary: "Withdraw before the deadline",
  },
  listMyApplications: {
    ...get,
    path: "/applications/mine",
    handler: "applications/applicant",
    access: ["applicant"],
    response: list(held(Application)),
    summary: "The applications of one's organisation, and their outcome once announced",
  },
  listApplications: {
    ...get,
    path: "/calls/{callId}/applications",
    handler: "applications/staff",
    access: staff,
    params: inCall,
    query: Paging,
    response: list(held(Application)),
    summary: "The applications to a call",
  },
} as const satisfies Record<string, RouteSpec>;
