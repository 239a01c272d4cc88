import * as z from "zod";
import { GiveReason } from "../coordination.ts";
import * as ids from "../ids.ts";
import {
  AgreeToProject,
  EndProject,
  JointProject,
  MakeOffer,
  Offer,
  ProposeProject,
  SettleOffer,
  TakeUpOffer,
} from "../joint-work.ts";
import { create, get, held, list, Paging, post, type RouteSpec, staff } from "./route.ts";

const office = { handler: "cooperation/staff", access: staff } as const;
const party = { handler: "cooperation/party", access: ["applicant", "observer", ...staff] } as const;
const ofNetwork = { params: z.object({ networkId: ids.NetworkId }), ...party } as const;
const offer = {
  ...post,
  params: z.object({ offerId: ids.OfferId }),
  response: held(Offer),
  ifMatch: "offer",
} as const;
const inCall = { params: z.object({ callId: ids.CallId }) } as const;
const project = {
  ...post,
  ...party,
  params: z.object({ projectId: ids.ProjectId }),
  response: held(JointProject),
  ifMatch: "joint project",
} as const;

/** What third parties offer to networks (F109), and projects of several participants and parties (F119). */
export const jointWorkRoutes = {
  makeOffer: {
    ...create,
    ...ofNetwork,
    path: "/networks/{networkId}/offers",
    body: MakeOffer,
    response: held(Offer),
    summary: "Offer the members of a network something to try, as a party of it",
  },
  listOffers: {
    ...get,
    ...ofNetwork,
    path: "/networks/{networkId}/offers",
    response: z.object({ items: z.array(held(Offer)) }),
    summary: "What is offered to a network; members see what is published",
  },
  publishOffer: {
    ...offer,
    ...office,
    path: "/offers/{offerId}/publish",
    summary: "Show an offer to the members of its network; they are told",
  },
  declineOffer: {
    ...offer,
    ...office,
    path: "/offers/{offerId}/decline",
    body: SettleOffer,
    summary: "Say why an offer is not published; who made it is told",
  },
  takeUpOffer: {
    ...offer,
    handler: "cooperation/party",
    access: ["applicant"],
    path: "/offers/{offerId}/take-up",
    body: TakeUpOffer,
    summary: "Take up an offer as a member of the network; who made it is told",
  },
  finishOffer: {
    ...offer,
    ...office,
    path: "/offers/{offerId}/finish",
    body: SettleOffer,
    summary: "Say what came of an offer that was taken up",
  },
  proposeProject: {
    ...create,
    ...inCall,
    handler: "cooperation/party",
    access: ["applicant"],
    path: "/calls/{callId}/joint-projects",
    body: ProposeProject,
    response: held(JointProject),
    summary: "Propose a project to other participants and to parties outside; each is asked to agree",
  },
  listProjects: {
    ...get,
    ...office,
    ...inCall,
    path: "/calls/{callId}/joint-projects",
    query: Paging,
    response: list(held(JointProject)),
    summary: "The joint projects of a call's participants",
  },
  readProject: {
    ...get,
    ...party,
    params: project.params,
    path: "/joint-projects/{projectId}",
    response: held(JointProject),
    summary: "One joint project, for its partners",
  },
  agreeToProject: {
    ...project,
    path: "/joint-projects/{projectId}/agree",
    body: AgreeToProject,
    summary: "Agree to a project as one of its partners; when all have, all are told",
  },
  startProject: {
    ...project,
    path: "/joint-projects/{projectId}/start",
    summary: "Say that a project that all agreed to has started",
  },
  endProject: {
    ...project,
    path: "/joint-projects/{projectId}/end",
    body: EndProject,
    summary: "Say what a project gave",
  },
  dropProject: {
    ...project,
    path: "/joint-projects/{projectId}/drop",
    body: GiveReason,
    summary: "Say why nothing comes of a project",
  },
} as const satisfies Record<string, RouteSpec>;
