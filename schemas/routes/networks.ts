import * as z from "zod";
import { NetworkMeeting } from "../exchange.ts";
import { Hosting } from "../hosting.ts";
import * as ids from "../ids.ts";
import { Message, SendMessage } from "../message.ts";
import { AppointHosts, CreateNetwork, FormNetworks, Network, SetParties, ThemeVote } from "../network.ts";
import { ExchangesAnswer } from "../planning/exchanges.ts";
import { create, get, held, list, Paging, post, type RouteSpec, staff } from "./route.ts";

const inCall = {
  params: z.object({ callId: ids.CallId }),
  handler: "programme/staff",
  access: staff,
} as const;
const all = z.object({ items: z.array(held(Network)) });
const act = {
  ...post,
  params: z.object({ networkId: ids.NetworkId }),
  response: held(Network),
  ifMatch: "network",
} as const;

const ofNetwork = {
  params: act.params,
  handler: "programme/participant",
  access: ["applicant", "staff", "admin", "observer"],
} as const;
const ofPlace = z.object({ participationId: ids.ParticipationId });
const circle = { handler: "programme/participant", access: ["applicant", "staff", "admin"] } as const;
const writing = { ...circle, body: SendMessage, response: held(Message) } as const;
const reading = { ...circle, query: Paging, response: list(held(Message)) } as const;

/** Networks, and the calendar of their exchanges. */
export const networksRoutes = {
  formNetworks: {
    ...create,
    ...inCall,
    path: "/calls/{callId}/networks",
    body: FormNetworks,
    response: all,
    summary: "Make the networks from the selection: one per lot, one across them",
  },
  listNetworks: {
    ...get,
    ...inCall,
    path: "/calls/{callId}/networks",
    response: all,
    summary: "The networks of a call and their members",
  },
  createNetwork: {
    ...create,
    path: "/networks",
    handler: "programme/staff",
    access: staff,
    body: CreateNetwork,
    response: held(Network),
    summary: "Make a thematic network, or a cluster with its coordinator",
  },
  setParties: {
    ...act,
    path: "/networks/{networkId}/set-parties",
    handler: "programme/staff",
    access: staff,
    body: SetParties,
    summary: "Who coordinates a network, and which regions, companies and others are with it",
  },
  readNetwork: {
    ...get,
    ...ofNetwork,
    path: "/networks/{networkId}",
    response: held(Network),
    summary: "One network, for its members, its coordinator and its parties",
  },
  listNetworkExchanges: {
    ...get,
    ...ofNetwork,
    path: "/networks/{networkId}/exchanges",
    response: z.object({ items: z.array(NetworkMeeting) }),
    summary: "When a network meets, with whom and about what; names nobody",
  },
  sendToNetwork: {
    ...create,
    path: "/networks/{networkId}/messages",
    ...writing,
    params: act.params,
    summary: "Write to the other members of a network",
  },
  listNetworkMessages: {
    ...get,
    path: "/networks/{networkId}/messages",
    ...reading,
    params: act.params,
    summary: "What members wrote to their network",
  },
  sendToMatch: {
    ...create,
    path: "/participations/{participationId}/messages",
    ...writing,
    params: ofPlace,
    summary: "Write to the others that are matched with the same host activity",
  },
  listMatchMessages: {
    ...get,
    path: "/participations/{participationId}/messages",
    ...reading,
    params: ofPlace,
    summary: "What those matched with the same host activity wrote to each other",
  },
  readExchangePlan: {
    ...get,
    ...inCall,
    path: "/calls/{callId}/exchange-plan",
    response: ExchangesAnswer,
    summary: "Who hosts whom and when by the host rules, with problems; writes nothing",
  },
  appointHosts: {
    ...act,
    path: "/networks/{networkId}/appoint-hosts",
    handler: "programme/staff",
    access: staff,
    body: AppointHosts,
    summary: "Say who hosts under a rule that appoints some, before the exchanges are planned",
  },
  readHosting: {
    ...get,
    ...inCall,
    path: "/calls/{callId}/hosting",
    response: Hosting,
    summary: "The duties of hosts by rule and lot, each once, and what became of them",
  },
  planNetwork: {
    ...act,
    path: "/networks/{networkId}/plan-exchanges",
    handler: "programme/staff",
    access: staff,
    summary: "Put a network's exchanges in the calendar and invite to them",
  },
  voteForTheme: {
    ...act,
    path: "/networks/{networkId}/vote-theme",
    handler: "programme/participant",
    access: ["applicant"],
    body: ThemeVote,
    summary: "Propose an open theme, or vote for one that is proposed",
  },
  decideTheme: {
    ...act,
    path: "/networks/{networkId}/decide-theme",
    handler: "programme/staff",
    access: staff,
    summary: "End the vote: the open theme is what most members chose",
  },
} as const satisfies Record<string, RouteSpec>;
