import * as z from "zod";
import { Application } from "../application.ts";
import { Call } from "../call.ts";
import { MoveDeadline, OutageReport } from "../deadline.ts";
import * as ids from "../ids.ts";
import { LateInvitation, LateInvite } from "../late-invite.ts";
import { Operation } from "../operation.ts";
import { create, get, held, list, post, type RouteSpec, staff } from "./route.ts";

const inCall = z.object({ callId: ids.CallId });

/** Moving the deadline. */
export const deadlinesRoutes = {
  moveDeadline: {
    ...post,
    path: "/calls/{callId}/move-deadline",
    handler: "calls/staff",
    access: staff,
    params: inCall,
    body: MoveDeadline,
    response: z.object({
      call: held(Call),
      /** The application whose own deadline was moved. */
      application: held(Application).optional(),
      /** Writes to everybody concerned, where they are many. */
      operation: held(Operation).optional(),
    }),
    ifMatch: "call",
    summary: "Move the deadline for everyone, for those who hold a draft, or for one application",
  },
  inviteLate: {
    ...create,
    path: "/calls/{callId}/late-invites",
    handler: "calls/staff",
    access: staff,
    params: inCall,
    body: LateInvitation,
    response: held(LateInvite),
    ifMatch: "call",
    summary: "Let an organisation apply although the call has closed, until a deadline of its own",
  },
  listLateInvites: {
    ...get,
    path: "/calls/{callId}/late-invites",
    handler: "calls/staff",
    access: staff,
    params: inCall,
    response: list(held(LateInvite)),
    summary: "Who was invited late, until when, and why",
  },
  recordOutage: {
    ...create,
    path: "/calls/{callId}/outages",
    handler: "calls/staff",
    access: staff,
    params: inCall,
    body: OutageReport,
    response: held(Call),
    ifMatch: "call",
    summary: "Record what failed, from when until when, and who says so; everybody can read it",
  },
} as const satisfies Record<string, RouteSpec>;
