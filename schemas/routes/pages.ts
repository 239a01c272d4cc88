import * as z from "zod";
import * as ids from "../ids.ts";
import { Language } from "../text.ts";
import { get, type RouteSpec } from "./route.ts";

const InLanguage = z.strictObject({ language: Language.optional() });

/** What people read in a browser. */
export const pagesRoutes = {
  readFrontPage: {
    ...get,
    path: "/",
    handler: "pages/public",
    access: "public",
    query: InLanguage,
    response: z.string(),
    summary: "The calls as a page",
  },
  readCallPage: {
    ...get,
    path: "/calls/{callId}/page",
    handler: "pages/public",
    access: "public",
    params: z.object({ callId: ids.CallId }),
    query: InLanguage,
    response: z.string(),
    summary: "A call as a page: who may apply, by when, what is assessed, papers, questions and answers",
  },
} as const satisfies Record<string, RouteSpec>;
