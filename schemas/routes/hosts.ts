import * as z from "zod";
import { Country } from "../call/eligibility.ts";
import { Slug } from "../form.ts";
import {
  Catalogue,
  Guest,
  Host,
  HostPreferences,
  HostProfile,
  InviteHost,
  PublicActivity,
  StateInterest,
} from "../host.ts";
import * as ids from "../ids.ts";
import { Why } from "../reviewing.ts";
import { create, get, held, list, Paging, post, put, type RouteSpec, staff } from "./route.ts";

const inCall = z.object({ callId: ids.CallId });
const ofHost = {
  handler: "matching/host",
  access: ["host", ...staff],
  params: z.object({ hostId: ids.HostId }),
} as const;
const act = { ...ofHost, response: held(Host), ifMatch: "host" } as const;

/** Host activities: what everybody may read of them, and what their hosts say. */
export const hostsRoutes = {
  listActivities: {
    ...get,
    path: "/calls/{callId}/activities",
    handler: "matching/public",
    access: "public",
    params: inCall,
    query: z.strictObject({ highlight: Country.optional() }),
    response: Catalogue,
    summary:
      "The host activities with their profiles; those with a city in the highlighted country come first",
  },
  readActivity: {
    ...get,
    path: "/calls/{callId}/activities/{activity}",
    handler: "matching/public",
    access: "public",
    params: z.object({ callId: ids.CallId, activity: Slug }),
    response: PublicActivity,
    summary: "One host activity with its profile",
  },
  inviteHost: {
    ...create,
    path: "/calls/{callId}/hosts",
    handler: "matching/staff",
    access: staff,
    params: inCall,
    body: InviteHost,
    response: held(Host),
    summary: "Ask the hosts of an activity whether they receive twins",
  },
  listHosts: {
    ...get,
    path: "/calls/{callId}/hosts",
    handler: "matching/staff",
    access: staff,
    params: inCall,
    query: Paging,
    response: list(held(Host)),
    summary: "What hosts have answered, and who has not",
  },
  listMyHosts: {
    ...get,
    path: "/hosts/mine",
    handler: "matching/host",
    access: ["host"],
    query: z.strictObject({ callId: ids.CallId }),
    response: z.object({ items: z.array(held(Host)) }),
    summary: "The activities of a call that one speaks for",
  },
  readHost: {
    ...get,
    ...ofHost,
    path: "/hosts/{hostId}",
    response: held(Host),
    summary: "What an activity's hosts were asked and what they said",
  },
  editHostProfile: {
    ...put,
    ...act,
    path: "/hosts/{hostId}/profile",
    body: HostProfile,
    summary: "Say in the catalogue what the activity is and offers",
  },
  stateInterest: {
    ...post,
    ...act,
    path: "/hosts/{hostId}/state-interest",
    body: StateInterest,
    summary: "Receive twins: how many, and what they find",
  },
  declineInterest: {
    ...post,
    ...act,
    path: "/hosts/{hostId}/decline",
    body: Why,
    summary: "Receive no twins, or no longer",
  },
  listGuests: {
    ...get,
    ...ofHost,
    path: "/hosts/{hostId}/guests",
    response: z.object({ items: z.array(Guest) }),
    summary: "Who takes part, and what each has in common with the activity",
  },
  statePreferences: {
    ...put,
    ...act,
    path: "/hosts/{hostId}/preferences",
    body: HostPreferences,
    summary: "Whom the hosts would like to receive, in their order",
  },
} as const satisfies Record<string, RouteSpec>;
