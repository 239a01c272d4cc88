import * as z from "zod";
import { Application, ApplicationContent, ApplicationPatch, SignRequest } from "../application.ts";
import * as ids from "../ids.ts";
import { SubmittedCopy, SubmittedVersions } from "../submission.ts";
import * as views from "../views.ts";
import { create, get, held, list, Paging, patch, post, put, type RouteSpec, staff } from "./route.ts";

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
  patchApplication: {
    ...patch,
    path: "/applications/{applicationId}",
    handler: "applications/applicant",
    access: ["applicant"],
    params: inApplication,
    body: ApplicationPatch,
    response: views.ApplicationAnswer,
    summary: "Save some answers; refused with what changed where a colleague wrote in the same section since",
  },
  signApplication: {
    ...post,
    path: "/applications/{applicationId}/sign",
    handler: "applications/applicant",
    access: ["applicant"],
    params: inApplication,
    body: SignRequest,
    response: held(Application),
    summary: "Sign what is written, named by its hash; an edit afterwards needs a new signature",
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
  resumeApplication: {
    ...post,
    path: "/applications/{applicationId}/resume",
    handler: "applications/applicant",
    access: ["applicant"],
    params: inApplication,
    response: views.ApplicationAnswer,
    summary: "Take up a withdrawn application again while the call is open",
  },
  readSubmitted: {
    ...get,
    path: "/applications/{applicationId}/submitted",
    handler: "applications/applicant",
    access: ["applicant", "staff", "admin"],
    params: inApplication,
    response: SubmittedVersions,
    summary: "Every submitted version, and a copy of the one that counts",
  },
  readSubmittedVersion: {
    ...get,
    path: "/applications/{applicationId}/submitted/{version}",
    handler: "applications/applicant",
    access: ["applicant", "staff", "admin"],
    params: z.object({ applicationId: ids.ApplicationId, version: z.coerce.number().int().min(1) }),
    response: SubmittedCopy,
    summary: "A copy of one submitted version: canonical JSON, text and HTML, each with its hash",
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
