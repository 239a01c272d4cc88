import * as z from "zod";
import {
  AnswerByToken,
  AnswerConsultation,
  CommentOnDraft,
  Consultation,
  ConsultationView,
  GiveOpinion,
  HandleOpinion,
  NameStandingGroup,
  OpenConsultation,
  Opinion,
  StandingGroup,
  StandingGroupView,
} from "../consultation.ts";
import { DraftView } from "../draft-view.ts";
import * as ids from "../ids.ts";
import { create, get, held, list, Nothing, Paging, post, put, type RouteSpec, staff } from "./route.ts";

const office = { handler: "cooperation/staff", access: staff } as const;
const party = { handler: "cooperation/party", access: ["observer", ...staff] } as const;
const member = { handler: "cooperation/party", access: ["observer"] } as const;
const inCall = { params: z.object({ callId: ids.CallId }) } as const;
const one = { params: z.object({ consultationId: ids.ConsultationId }) } as const;
const draft = {
  params: z.object({ consultationId: ids.ConsultationId, number: z.coerce.number().int().min(1).max(20) }),
} as const;
const group = { ...inCall, ...office, response: held(StandingGroup), ifMatch: "standing group" } as const;

/** Asking bodies outside the programme, and what became of what they said (F93, F115). */
export const consultingRoutes = {
  nameStandingGroup: {
    ...put,
    ...group,
    path: "/calls/{callId}/standing-group",
    body: NameStandingGroup,
    summary: "Who follows the call's programme to its end; those who are new to it are told",
  },
  dissolveStandingGroup: {
    ...post,
    ...group,
    path: "/calls/{callId}/standing-group/dissolve",
    summary: "End the standing group of the call's programme",
  },
  readStandingGroup: {
    ...get,
    ...inCall,
    ...party,
    path: "/calls/{callId}/standing-group",
    response: StandingGroupView,
    summary: "The standing group, what its members said and what became of it",
  },
  commentOnProgramme: {
    ...create,
    ...inCall,
    ...member,
    path: "/calls/{callId}/standing-group/comments",
    body: GiveOpinion,
    response: held(Opinion),
    summary: "Comment on the programme, as a member of its standing group",
  },
  openConsultation: {
    ...create,
    ...office,
    path: "/consultations",
    body: OpenConsultation,
    response: held(Consultation),
    summary: "Put a question to named parties and the standing group, by letter, until a day",
  },
  listConsultations: {
    ...get,
    ...inCall,
    ...office,
    path: "/calls/{callId}/consultations",
    query: Paging,
    response: list(held(Consultation)),
    summary: "The consultations of a call, with who has not answered",
  },
  readConsultation: {
    ...get,
    ...one,
    ...party,
    path: "/consultations/{consultationId}",
    response: ConsultationView,
    summary: "One consultation as a party sees it, with its own answer",
  },
  readDraft: {
    ...get,
    ...draft,
    ...party,
    path: "/consultations/{consultationId}/drafts/{number}",
    response: DraftView,
    summary: "A draft that the round is about, for its parties while it is open, with what they said of it",
  },
  commentOnConsultedDraft: {
    ...create,
    ...draft,
    ...member,
    path: "/consultations/{consultationId}/drafts/{number}/comments",
    body: CommentOnDraft,
    response: held(Opinion),
    summary: "Comment on a draft or a place in it, bound to what was read",
  },
  answerConsultation: {
    ...post,
    ...one,
    ...party,
    path: "/consultations/{consultationId}/answer",
    body: AnswerConsultation,
    response: held(Opinion),
    summary: "Answer, or change an answer that nobody has handled; staff for a party that they name",
  },
  answerByToken: {
    ...post,
    access: "public",
    query: Nothing,
    path: "/consultations/answer",
    handler: "cooperation/party",
    body: AnswerByToken,
    response: z.object({ state: z.literal("given") }),
    summary: "Answer a consultation by the code of its letter",
  },
  listOpinions: {
    ...get,
    ...one,
    ...office,
    path: "/consultations/{consultationId}/opinions",
    query: Paging,
    response: list(held(Opinion)),
    summary: "The answers to a consultation, and how each was taken into account",
  },
  handleOpinion: {
    ...post,
    ...office,
    path: "/opinions/{opinionId}/handle",
    params: z.object({ opinionId: ids.OpinionId }),
    body: HandleOpinion,
    response: held(Opinion),
    ifMatch: "opinion",
    summary: "Say how an opinion was taken into account; its author is told",
  },
  closeConsultation: {
    ...post,
    ...one,
    ...office,
    path: "/consultations/{consultationId}/close",
    response: held(Consultation),
    ifMatch: "consultation",
    summary: "End a consultation, once every answer is handled",
  },
} as const satisfies Record<string, RouteSpec>;
