import * as z from "zod";
import { Call } from "../call.ts";
import * as ids from "../ids.ts";
import { Matching } from "../matching.ts";
import { Participation } from "../participation.ts";
import { Why } from "../reviewing.ts";
import * as views from "../views.ts";
import { create, get, held, list, Paging, post, type RouteSpec, staff, start } from "./route.ts";

const inCall = z.object({ callId: ids.CallId });

/** Taking part. */
export const participationRoutes = {
  matchTwins: {
    ...create,
    path: "/calls/{callId}/match",
    handler: "matching/staff",
    access: staff,
    params: inCall,
    response: held(Matching),
    summary: "Match twins with host activities and hand in to the approval chain",
  },
  readMatching: {
    ...get,
    path: "/calls/{callId}/matching",
    handler: "matching/staff",
    access: ["staff", "admin", "approver"],
    params: inCall,
    response: held(Matching),
    summary: "The matching, with reasons",
  },
  announceMatching: {
    ...start,
    path: "/calls/{callId}/announce-matching",
    handler: "matching/staff",
    access: staff,
    params: inCall,
    summary: "Write to every twin, then publish",
  },
  startProgramme: {
    ...post,
    path: "/calls/{callId}/start-programme",
    handler: "programme/staff",
    access: staff,
    params: inCall,
    response: held(Call),
    ifMatch: "call",
    summary: "The programme begins",
  },
  listParticipations: {
    ...get,
    path: "/calls/{callId}/participations",
    handler: "programme/staff",
    access: staff,
    params: inCall,
    query: Paging,
    response: list(held(Participation)),
    summary: "Who takes part, who waits on the reserve",
  },
  listMyParticipations: {
    ...get,
    path: "/participations/mine",
    handler: "programme/participant",
    access: ["applicant"],
    response: z.object({ items: z.array(views.ParticipationView) }),
    summary: "One's own places, with what is released to participants",
  },
  readParticipation: {
    ...get,
    path: "/participations/{participationId}",
    handler: "programme/participant",
    access: ["applicant", "staff", "finance"],
    params: z.object({ participationId: ids.ParticipationId }),
    response: views.ParticipationView,
    summary: "One place, with what is released to participants",
  },
  confirmParticipation: {
    ...post,
    path: "/participations/{participationId}/confirm",
    handler: "programme/participant",
    access: ["applicant"],
    params: z.object({ participationId: ids.ParticipationId }),
    response: held(Participation),
    ifMatch: "participation",
    summary: "Take the place",
  },
  withdrawParticipation: {
    ...post,
    path: "/participations/{participationId}/withdraw",
    handler: "programme/participant",
    access: ["applicant"],
    params: z.object({ participationId: ids.ParticipationId }),
    body: Why,
    response: held(Participation),
    ifMatch: "participation",
    summary: "Give the place back; the reserve is called",
  },
} as const satisfies Record<string, RouteSpec>;
