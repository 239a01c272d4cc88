import * as z from "zod";
import * as ids from "../ids.ts";
import { Screening, ScreeningOverride } from "../screening.ts";
import { get, held, list, Paging, post, type RouteSpec, staff, start } from "./route.ts";

const inCall = z.object({ callId: ids.CallId });
const inApplication = z.object({ applicationId: ids.ApplicationId });

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
  overrideScreening: {
    ...post,
    path: "/applications/{applicationId}/screening-override",
    handler: "screening/staff",
    access: staff,
    params: inApplication,
    body: ScreeningOverride,
    response: held(Screening),
    ifMatch: "screening",
    summary: "Decide otherwise than the rules, with a reason",
  },
} as const satisfies Record<string, RouteSpec>;
