import * as z from "zod";
import { Call } from "../call.ts";
import * as ids from "../ids.ts";
import { Matching, MatchingWish, WhatIf } from "../matching.ts";
import {
  Facilitator,
  FulfilCondition,
  NameRepresentatives,
  Participation,
  SetCondition,
} from "../participation.ts";
import { Why } from "../reviewing.ts";
import { LetterLanguage } from "../text.ts";
import * as views from "../views.ts";
import { create, get, held, list, Paging, post, put, type RouteSpec, staff, start } from "./route.ts";

const inCall = z.object({ callId: ids.CallId });
const ofPlace = {
  handler: "programme/participant",
  params: z.object({ participationId: ids.ParticipationId }),
  response: held(Participation),
  ifMatch: "participation",
} as const;

/** Taking part. */
export const participationRoutes = {
  matchTwins: {
    ...create,
    path: "/calls/{callId}/match",
    handler: "matching/staff",
    access: staff,
    params: inCall,
    body: MatchingWish,
    response: held(Matching),
    summary:
      "Match twins with host activities, later again with the fewest changes, and hand in to the chain",
  },
  matchWhatIf: {
    ...post,
    path: "/calls/{callId}/matching/what-if",
    handler: "matching/staff",
    access: staff,
    params: inCall,
    body: MatchingWish,
    response: WhatIf,
    unkept: true,
    summary: "What pins, forbidden pairs or other capacities would change, and at whose cost; writes nothing",
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
  nameRepresentatives: {
    ...put,
    ...ofPlace,
    path: "/participations/{participationId}/representatives",
    access: ["applicant", ...staff],
    body: NameRepresentatives,
    summary: "Who takes part for the organisation, and in which functions",
  },
  setCondition: {
    ...post,
    ...ofPlace,
    path: "/participations/{participationId}/set-condition",
    handler: "programme/staff",
    access: staff,
    body: SetCondition,
    summary: "Make a place depend on something by a day; it lapses after it",
  },
  fulfilCondition: {
    ...post,
    ...ofPlace,
    path: "/participations/{participationId}/fulfil-condition",
    handler: "programme/staff",
    access: staff,
    body: FulfilCondition,
    summary: "Find that what a place depends on has been fulfilled",
  },
  nameFacilitator: {
    ...post,
    ...ofPlace,
    path: "/participations/{participationId}/name-facilitator",
    handler: "programme/staff",
    access: staff,
    body: Facilitator,
    summary: "Name who helps a twin and its activity",
  },
  readCertificate: {
    ...get,
    path: "/participations/{participationId}/certificate",
    handler: "programme/certificate",
    access: ["applicant", ...staff],
    params: z.object({ participationId: ids.ParticipationId }),
    query: z.strictObject({ language: LetterLanguage.optional() }),
    response: z.string(),
    summary: "The certificate of the title, as an accessible PDF",
  },
  withdrawParticipation: {
    ...post,
    path: "/participations/{participationId}/withdraw",
    handler: "programme/participant",
    access: ["applicant", ...staff],
    params: z.object({ participationId: ids.ParticipationId }),
    body: Why,
    response: held(Participation),
    ifMatch: "participation",
    summary: "Give the place back; the reserve is called",
  },
} as const satisfies Record<string, RouteSpec>;
