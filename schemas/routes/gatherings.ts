import * as z from "zod";
import { GiveReason, LogEntry, WriteLog } from "../coordination.ts";
import {
  Gathering,
  GatheringView,
  InviteDelegates,
  MoveGathering,
  PlanGathering,
  RecordGathering,
} from "../gathering.ts";
import * as ids from "../ids.ts";
import { create, get, held, list, Paging, post, type RouteSpec, staff } from "./route.ts";

const office = { handler: "cooperation/staff", access: staff } as const;
const party = { handler: "cooperation/party", access: ["observer", ...staff] } as const;
const one = { params: z.object({ gatheringId: ids.GatheringId }) } as const;
const act = { ...post, ...one, ...office, response: held(Gathering), ifMatch: "gathering" } as const;

/** Meetings that prepare a programme, and the kick-off (F84, F89). */
export const gatheringsRoutes = {
  planGathering: {
    ...create,
    ...office,
    path: "/gatherings",
    body: PlanGathering,
    response: held(Gathering),
    summary: "Plan a meeting and invite to it, with an entry for calendars",
  },
  listGatherings: {
    ...get,
    ...office,
    path: "/calls/{callId}/gatherings",
    params: z.object({ callId: ids.CallId }),
    query: Paging,
    response: list(held(Gathering)),
    summary: "The meetings that prepare a call's programme",
  },
  readGathering: {
    ...get,
    ...one,
    ...party,
    path: "/gatherings/{gatheringId}",
    response: GatheringView,
    summary: "One meeting as those who are invited see it",
  },
  inviteDelegates: {
    ...act,
    path: "/gatherings/{gatheringId}/invite",
    body: InviteDelegates,
    summary: "Invite more people; who is invited already is not written to again",
  },
  moveGathering: {
    ...act,
    path: "/gatherings/{gatheringId}/move",
    body: MoveGathering,
    summary: "Another time; calendars follow",
  },
  cancelGathering: {
    ...act,
    path: "/gatherings/{gatheringId}/cancel",
    body: GiveReason,
    summary: "Call a meeting off; its entry leaves the calendars",
  },
  holdGathering: {
    ...act,
    path: "/gatherings/{gatheringId}/hold",
    summary: "Say that a meeting was held",
  },
  recordGathering: {
    ...act,
    path: "/gatherings/{gatheringId}/record",
    body: RecordGathering,
    summary: "Write the minutes, or other ones that nobody has adopted yet",
  },
  adoptMinutes: {
    ...act,
    path: "/gatherings/{gatheringId}/adopt",
    summary: "Adopt the minutes that somebody else wrote; everybody invited gets them",
  },
  collectIdea: {
    ...create,
    ...one,
    ...office,
    path: "/gatherings/{gatheringId}/ideas",
    body: WriteLog,
    response: held(LogEntry),
    summary: "Keep an idea from a meeting, to say later what became of it",
  },
  listIdeas: {
    ...get,
    ...one,
    ...party,
    path: "/gatherings/{gatheringId}/ideas",
    query: Paging,
    response: list(held(LogEntry)),
    summary: "The ideas from a meeting, and what became of each",
  },
} as const satisfies Record<string, RouteSpec>;
