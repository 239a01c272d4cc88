import * as z from "zod";
import * as ids from "../ids.ts";
import { FormNetworks, Network, ThemeVote } from "../network.ts";
import { ExchangesAnswer } from "../planning/exchanges.ts";
import { create, get, held, post, type RouteSpec, staff } from "./route.ts";

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
  readExchangePlan: {
    ...get,
    ...inCall,
    path: "/calls/{callId}/exchange-plan",
    response: ExchangesAnswer,
    summary: "Who hosts whom and when by the host rules, with problems; writes nothing",
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
