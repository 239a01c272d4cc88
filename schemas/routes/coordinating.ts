import * as z from "zod";
import { Body, DescribeBody, FinishLog, GiveReason, LogEntry, NextStep, WriteLog } from "../coordination.ts";
import * as ids from "../ids.ts";
import { create, get, held, list, Paging, post, put, type RouteSpec, staff } from "./route.ts";

const office = { handler: "cooperation/staff", access: staff } as const;
const party = { handler: "cooperation/party", access: ["applicant", "observer", ...staff] } as const;
const inCall = { params: z.object({ callId: ids.CallId }) } as const;
const body = { ...office, params: z.object({ bodyId: ids.BodyId }) } as const;
const place = { ...party, params: z.object({ participationId: ids.ParticipationId }) } as const;
const writing = { body: WriteLog, response: held(LogEntry) } as const;
const reading = { query: Paging, response: list(held(LogEntry)) } as const;
const entry = {
  ...post,
  ...party,
  params: z.object({ logEntryId: ids.LogEntryId }),
  response: held(LogEntry),
  ifMatch: "log entry",
} as const;

/** Bodies outside the programme, and the logs of what is talked about, tried and advised (F32, F75, F92). */
export const coordinatingRoutes = {
  registerBody: {
    ...create,
    ...office,
    ...inCall,
    path: "/calls/{callId}/bodies",
    body: DescribeBody,
    response: held(Body),
    summary: "Register a body that the programme is coordinated with",
  },
  listBodies: {
    ...get,
    ...office,
    ...inCall,
    path: "/calls/{callId}/bodies",
    query: Paging,
    response: list(held(Body)),
    summary: "The bodies that the programme is coordinated with, and about what",
  },
  describeBody: {
    ...put,
    ...body,
    path: "/bodies/{bodyId}",
    body: DescribeBody,
    response: held(Body),
    ifMatch: "body",
    summary: "Another contact, or other things to coordinate",
  },
  retireBody: {
    ...post,
    ...body,
    path: "/bodies/{bodyId}/retire",
    body: GiveReason,
    response: held(Body),
    ifMatch: "body",
    summary: "Nothing is coordinated with this body any more; its log stays",
  },
  writeBodyLog: {
    ...create,
    ...body,
    ...writing,
    path: "/bodies/{bodyId}/log",
    summary: "Note what was coordinated, on which day, what came of it and what is next",
  },
  readBodyLog: {
    ...get,
    ...body,
    ...reading,
    path: "/bodies/{bodyId}/log",
    summary: "What was coordinated with a body, in the order of days",
  },
  writeLog: {
    ...create,
    ...place,
    ...writing,
    path: "/participations/{participationId}/log",
    summary: "Note an idea or an action of a participant, or advice to it as its facilitator",
  },
  readLog: {
    ...get,
    ...place,
    ...reading,
    path: "/participations/{participationId}/log",
    summary: "A participant's ideas and actions and the advice that it got, with what became of each",
  },
  planLogEntry: {
    ...entry,
    path: "/log/{logEntryId}/plan",
    body: NextStep,
    summary: "Say what is done next about an entry, by whom and by when",
  },
  finishLogEntry: {
    ...entry,
    path: "/log/{logEntryId}/finish",
    body: FinishLog,
    summary: "Say what came of an entry",
  },
  dropLogEntry: {
    ...entry,
    path: "/log/{logEntryId}/drop",
    body: GiveReason,
    summary: "Say why nothing came of an entry",
  },
} as const satisfies Record<string, RouteSpec>;
