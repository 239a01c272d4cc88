import * as z from "zod";
import { Appointment, Consensus, ConsensusSheet, Dissent, Remark } from "../consensus.ts";
import * as ids from "../ids.ts";
import { ReviewContent, Why } from "../reviewing.ts";
import { create, get, held, list, Paging, post, put, type RouteSpec, staff } from "./route.ts";

const one = {
  params: z.object({ consensusId: ids.ConsensusId }),
  ifMatch: "consensus",
} as const;
const asReviewer = { ...one, handler: "reviewing/reviewer", access: ["reviewer"] } as const;
const asStaff = { ...one, handler: "reviewing/staff", access: staff, response: held(Consensus) } as const;

/** What the reviewers of an application come to together. */
export const consensusRoutes = {
  listConsensuses: {
    ...get,
    path: "/calls/{callId}/consensuses",
    handler: "reviewing/staff",
    access: staff,
    params: z.object({ callId: ids.CallId }),
    query: Paging,
    response: list(held(Consensus)),
    summary: "Every consensus of a call, with who takes part and what was said",
  },
  appointRapporteur: {
    ...post,
    ...asStaff,
    path: "/consensuses/{consensusId}/appoint",
    body: Appointment,
    summary: "Let another of the reviewers draft a consensus",
  },
  closeConsensus: {
    ...post,
    ...asStaff,
    path: "/consensuses/{consensusId}/close",
    body: Why,
    summary: "End a consensus after its term with what is drafted, with a reason",
  },
  openConsensus: {
    ...create,
    path: "/applications/{applicationId}/consensus",
    handler: "reviewing/staff",
    access: staff,
    params: z.object({ applicationId: ids.ApplicationId }),
    response: held(Consensus),
    summary: "Let the reviewers who are in come to a consensus, also where the call would not ask for one",
  },
  readConsensus: {
    ...get,
    path: "/consensuses/{consensusId}",
    handler: "reviewing/reviewer",
    access: ["reviewer"],
    params: one.params,
    response: ConsensusSheet,
    summary: "The reviews of all who take part, without names, and what they say together",
  },
  commentConsensus: {
    ...post,
    ...asReviewer,
    path: "/consensuses/{consensusId}/comments",
    body: Remark,
    response: ConsensusSheet,
    summary: "Say something to the others",
  },
  draftConsensus: {
    ...put,
    ...asReviewer,
    path: "/consensuses/{consensusId}/draft",
    body: ReviewContent,
    response: ConsensusSheet,
    summary: "Draft the consensus, as its rapporteur; what the others said of an earlier draft falls",
  },
  agreeConsensus: {
    ...post,
    ...asReviewer,
    path: "/consensuses/{consensusId}/agree",
    response: ConsensusSheet,
    summary: "Agree to the draft",
  },
  dissentConsensus: {
    ...post,
    ...asReviewer,
    path: "/consensuses/{consensusId}/dissent",
    body: Dissent,
    response: ConsensusSheet,
    summary: "Dissent from the draft, with a reason",
  },
} as const satisfies Record<string, RouteSpec>;
