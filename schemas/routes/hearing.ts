import * as z from "zod";
import { Enquiry, EnquiryAnswer, EnquiryRequest, PublicEnquiry } from "../enquiry.ts";
import * as ids from "../ids.ts";
import { SubscriptionRequest, SubscriptionToken } from "../subscription.ts";
import { LetterLanguage } from "../text.ts";
import { create, get, held, list, Nothing, Paging, post, type RouteSpec, staff } from "./route.ts";

const inCall = z.object({ callId: ids.CallId });
const Token = z.strictObject({ token: SubscriptionToken });
/** What anybody may do is not shown before it is done: a preview could tell whose address is known. */
const open = { access: "public", query: Nothing } as const;

/** Asking about calls and hearing of them. */
export const hearingRoutes = {
  askQuestion: {
    ...create,
    ...open,
    path: "/calls/{callId}/questions",
    handler: "enquiries/public",
    params: inCall,
    body: EnquiryRequest,
    response: z.object({ id: ids.EnquiryId, state: z.literal("asked") }),
    summary: "Ask about a call; the answer comes by letter",
  },
  listAnswers: {
    ...get,
    path: "/calls/{callId}/questions",
    handler: "enquiries/public",
    access: "public",
    params: inCall,
    response: list(PublicEnquiry),
    summary: "The published questions and answers of a call",
  },
  listEnquiries: {
    ...get,
    path: "/calls/{callId}/enquiries",
    handler: "enquiries/staff",
    access: staff,
    params: inCall,
    query: Paging,
    response: list(held(Enquiry)),
    summary: "Every question about a call, with who asked",
  },
  answerEnquiry: {
    ...post,
    path: "/enquiries/{enquiryId}/answer",
    handler: "enquiries/staff",
    access: staff,
    params: z.object({ enquiryId: ids.EnquiryId }),
    body: EnquiryAnswer,
    response: held(Enquiry),
    ifMatch: "enquiry",
    summary: "Answer a question, to its asker alone or for everybody",
  },
  subscribe: {
    ...post,
    ...open,
    status: 202,
    path: "/subscriptions",
    handler: "subscriptions/public",
    body: SubscriptionRequest,
    response: z.object({ state: z.literal("confirmationSent") }),
    summary: "Ask for news of a call or a programme; it begins when the reader of the letter confirms",
  },
  confirmSubscription: {
    ...post,
    ...open,
    path: "/subscriptions/confirm",
    handler: "subscriptions/public",
    body: Token,
    response: z.object({ state: z.literal("active") }),
    summary: "Confirm with the code from the letter",
  },
  cancelSubscription: {
    ...post,
    ...open,
    path: "/subscriptions/cancel",
    handler: "subscriptions/public",
    body: Token,
    response: z.object({ state: z.literal("cancelled") }),
    summary: "End a subscription with the code from a letter; nothing of the person is kept",
  },
  unsubscribeInOneClick: {
    ...post,
    ...open,
    path: "/subscriptions/{subscriptionToken}/cancel",
    handler: "subscriptions/public",
    params: z.object({ subscriptionToken: SubscriptionToken }),
    body: z.undefined(),
    response: z.object({ state: z.literal("cancelled") }),
    summary: "The same for mail programs (RFC 8058): whatever they send as body is not read",
  },
  readFeed: {
    ...get,
    path: "/feed",
    handler: "news/public",
    access: "public",
    query: z.strictObject({
      as: z.enum(["json", "atom"]).optional(),
      language: LetterLanguage.optional(),
      callId: ids.CallId.optional(),
    }),
    response: z.string(),
    summary: "What happened lately in all calls or in one, as JSON Feed or Atom",
  },
} as const satisfies Record<string, RouteSpec>;
