import * as z from "zod";
import { Application } from "../application.ts";
import { Call } from "../call.ts";
import { Slug } from "../form.ts";
import * as ids from "../ids.ts";
import { PointsAsRead, PointsToDrop, PointsToGive } from "../points.ts";
import { ImportRegister, RegisterVersion, RegisterVersionRow } from "../register.ts";
import {
  AsRead,
  CompletionAsk,
  CompletionInput,
  CompletionView,
  Screening,
  ScreeningOverride,
  ScreeningOverview,
} from "../screening.ts";
import { create, get, held, list, Paging, post, put, type RouteSpec, staff, start } from "./route.ts";

const inCall = z.object({ callId: ids.CallId });
const inApplication = z.object({ applicationId: ids.ApplicationId });
const ofScreening = {
  ...post,
  handler: "screening/staff",
  access: staff,
  params: inApplication,
  response: held(Screening),
  ifMatch: "screening",
} as const;
const completion = z.intersection(CompletionView, z.object({ application: held(Application) }));

/** Screening. */
export const screeningRoutes = {
  screenApplications: {
    ...start,
    path: "/calls/{callId}/screen",
    handler: "screening/staff",
    access: staff,
    params: inCall,
    summary: "Hold every application against the rules",
  },
  listScreenings: {
    ...get,
    path: "/calls/{callId}/screening",
    handler: "screening/staff",
    access: staff,
    params: inCall,
    query: Paging,
    response: list(held(Screening)),
    summary: "Who is eligible, rule by rule",
  },
  readScreeningOverview: {
    ...get,
    path: "/calls/{callId}/screening-overview",
    handler: "screening/staff",
    access: staff,
    params: inCall,
    response: ScreeningOverview,
    summary: "The whole outcome with its hash: who may not take part, what is open, which lists were used",
  },
  confirmScreening: {
    ...post,
    path: "/calls/{callId}/confirm-screening",
    handler: "screening/staff",
    access: staff,
    params: inCall,
    body: AsRead,
    response: held(Call),
    ifMatch: "call",
    summary: "Confirm the outcome as it was read; only then is anybody told or asked to review",
  },
  overrideScreening: {
    ...ofScreening,
    path: "/applications/{applicationId}/screening-override",
    body: ScreeningOverride,
    summary: "Propose to decide otherwise than the rules, with a reason; somebody else confirms it",
  },
  confirmOverride: {
    ...ofScreening,
    path: "/applications/{applicationId}/confirm-screening-override",
    body: AsRead,
    summary: "Agree to what somebody else proposed, by the hash of what was read",
  },
  dropOverride: {
    ...ofScreening,
    path: "/applications/{applicationId}/drop-screening-override",
    summary: "Let a proposed override fall",
  },
  givePoints: {
    ...ofScreening,
    path: "/applications/{applicationId}/give-points",
    body: PointsToGive,
    summary:
      "Give points for something welcome, with a reason; where the call wants two people, propose them",
  },
  confirmPoints: {
    ...ofScreening,
    path: "/applications/{applicationId}/confirm-points",
    body: PointsAsRead,
    summary: "Agree to points that somebody else proposed, by the hash of what was read",
  },
  dropPoints: {
    ...ofScreening,
    path: "/applications/{applicationId}/drop-points",
    body: PointsToDrop,
    summary: "Let proposed points fall",
  },
  askToComplete: {
    ...ofScreening,
    path: "/applications/{applicationId}/ask-to-complete",
    body: CompletionAsk,
    summary: "Ask the applicant to add what is missing, within a term",
  },
  readCompletion: {
    ...get,
    path: "/applications/{applicationId}/completion",
    handler: "screening/applicant",
    access: ["applicant"],
    params: inApplication,
    response: completion,
    summary: "What is to be added, by when, and what has been written so far",
  },
  editCompletion: {
    ...put,
    path: "/applications/{applicationId}/completion",
    handler: "screening/applicant",
    access: ["applicant"],
    params: inApplication,
    body: CompletionInput,
    response: completion,
    ifMatch: "application",
    summary: "Write what was asked for; papers are uploaded by their own routes",
  },
  completeApplication: {
    ...post,
    path: "/applications/{applicationId}/complete",
    handler: "screening/applicant",
    access: ["applicant"],
    params: inApplication,
    response: held(Application),
    ifMatch: "application",
    summary: "Hand in what was added; the rules decide anew",
  },
  importRegister: {
    ...create,
    path: "/registers",
    handler: "screening/staff",
    access: staff,
    body: ImportRegister,
    response: held(RegisterVersion),
    summary: "Take in a version of a register or of a list of countries; it never changes",
  },
  listRegisterVersions: {
    ...get,
    path: "/registers/{register}",
    handler: "screening/staff",
    access: staff,
    params: z.object({ register: Slug }),
    response: list(RegisterVersionRow),
    summary: "The versions of a register, by basis and date",
  },
  readRegisterVersion: {
    ...get,
    path: "/register-versions/{registerVersionId}",
    handler: "screening/staff",
    access: staff,
    params: z.object({ registerVersionId: ids.RegisterVersionId }),
    response: held(RegisterVersion),
    summary: "A version of a register with everything in it",
  },
} as const satisfies Record<string, RouteSpec>;
