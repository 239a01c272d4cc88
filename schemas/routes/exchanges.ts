import * as z from "zod";
import {
  Exchange,
  ExchangeReason,
  MoveExchange,
  PlanExchange,
  RecordAttendance,
  Registration,
  WriteLearning,
} from "../exchange.ts";
import * as ids from "../ids.ts";
import { create, get, held, list, Paging, post, type RouteSpec, staff } from "./route.ts";

const one = { params: z.object({ exchangeId: ids.ExchangeId }), response: held(Exchange) };
const act = { ...post, ...one, handler: "programme/staff", access: staff, ifMatch: "exchange" } as const;

/** Who meets whom, and what came of it. */
export const exchangesRoutes = {
  planExchange: {
    ...create,
    path: "/exchanges",
    handler: "programme/staff",
    access: staff,
    body: PlanExchange,
    response: held(Exchange),
    summary: "Plan an exchange",
  },
  listExchanges: {
    ...get,
    path: "/exchanges",
    handler: "programme/staff",
    access: staff,
    query: Paging.extend({ callId: ids.CallId }),
    response: list(held(Exchange)),
    summary: "The exchanges of a call, in the order of their dates",
  },
  readExchange: {
    ...get,
    ...one,
    path: "/exchanges/{exchangeId}",
    handler: "programme/participant",
    access: ["applicant", "staff", "finance"],
    summary: "One exchange; who takes part sees its own people, staff see all",
  },
  registerPerson: {
    ...post,
    ...one,
    path: "/exchanges/{exchangeId}/register",
    handler: "programme/participant",
    access: ["applicant"],
    body: Registration,
    ifMatch: "exchange",
    summary: "Register a person, with their function",
  },
  confirmExchange: {
    ...act,
    path: "/exchanges/{exchangeId}/confirm",
    summary: "The host has said yes",
  },
  moveExchange: {
    ...act,
    path: "/exchanges/{exchangeId}/move",
    body: MoveExchange,
    summary: "Another time, with the reason; everybody concerned is told",
  },
  cancelExchange: {
    ...act,
    path: "/exchanges/{exchangeId}/cancel",
    body: ExchangeReason,
    summary: "Call it off, with the reason; everybody concerned is told",
  },
  holdExchange: {
    ...act,
    path: "/exchanges/{exchangeId}/hold",
    summary: "Say that it took place",
  },
  recordAttendance: {
    ...act,
    path: "/exchanges/{exchangeId}/attendance",
    body: RecordAttendance,
    summary: "Say that it was held, and who came from where; a list may be corrected",
  },
  writeLearning: {
    ...post,
    ...one,
    path: "/exchanges/{exchangeId}/learning",
    handler: "programme/participant",
    access: ["applicant", "staff", "admin"],
    body: WriteLearning,
    ifMatch: "exchange",
    summary: "What one side learned, and what hosting gave the host",
  },
} as const satisfies Record<string, RouteSpec>;
