import * as z from "zod";
import * as ids from "../ids.ts";
import { ApplicationsSheetQuery, CallNumbers, NumbersQuery, PictureQuery } from "../numbers.ts";
import { get, type RouteSpec } from "./route.ts";

/** Observers are admitted here for those among them who manage a lot; others are refused. */
const ofCall = {
  ...get,
  params: z.object({ callId: ids.CallId }),
  handler: "selection/staff",
  access: ["staff", "admin", "observer"],
} as const;

/** What staff read off a call while it is under way. */
export const numbersRoutes = {
  readNumbers: {
    ...ofCall,
    path: "/calls/{callId}/numbers",
    query: NumbersQuery,
    response: CallNumbers,
    summary: "Progress per phase, who is late, and how scores are spread; for staff and managers of lots",
  },
  readNumbersPicture: {
    ...ofCall,
    path: "/calls/{callId}/numbers.svg",
    query: PictureQuery,
    response: z.string(),
    summary: "The progress, or the spread of scores per track, lot and criterion, as a picture",
  },
  readApplicationsSheet: {
    ...ofCall,
    path: "/calls/{callId}/numbers/applications",
    query: ApplicationsSheetQuery,
    response: z.string(),
    summary: "All applications with screening, scores, rank and decision, as CSV or XLSX",
  },
} as const satisfies Record<string, RouteSpec>;
