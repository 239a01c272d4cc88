import * as z from "zod";
import * as ids from "../ids.ts";
import { ErasePersonalData, FindPerson, FoundPerson, Retention } from "../retention.ts";
import { get, list, Nothing, post, type RouteSpec, staff, start } from "./route.ts";

const inCall = z.object({ callId: ids.CallId });

/** How long people are known from what a call keeps (F133). */
export const retentionRoutes = {
  readRetention: {
    ...get,
    path: "/calls/{callId}/retention",
    handler: "retention/staff",
    access: ["staff", "admin", "observer"],
    params: inCall,
    response: Retention,
    summary: "What is kept of people, until when, and what has been erased",
  },
  findPerson: {
    ...post,
    path: "/calls/{callId}/find-person",
    handler: "retention/staff",
    access: staff,
    params: inCall,
    query: Nothing,
    body: FindPerson,
    response: list(FoundPerson),
    summary: "What is held on somebody, by their address: one kind of thing, page by page",
  },
  erasePersonalData: {
    ...start,
    path: "/calls/{callId}/erase-personal-data",
    handler: "retention/staff",
    access: staff,
    params: inCall,
    body: ErasePersonalData,
    summary: "Erase a category whose time is over, as after a run that stopped",
  },
} as const satisfies Record<string, RouteSpec>;
