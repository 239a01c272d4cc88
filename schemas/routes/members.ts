import * as z from "zod";
import { Application } from "../application.ts";
import * as ids from "../ids.ts";
import { Invitation, InvitationRequest, InvitationToken, Member, MemberRole } from "../membership.ts";
import { create, get, held, post, put, type RouteSpec } from "./route.ts";

const inApplication = z.object({ applicationId: ids.ApplicationId });
const ofMember = z.object({ applicationId: ids.ApplicationId, personId: ids.PersonId });
const applicant = { handler: "applications/applicant", access: ["applicant", "admin"] } as const;

/** Working on an application together. */
export const membersRoutes = {
  inviteMember: {
    ...create,
    ...applicant,
    path: "/applications/{applicationId}/members",
    params: inApplication,
    body: InvitationRequest,
    response: held(Invitation),
    summary: "Invite somebody by e-mail to work on the application",
  },
  listMembers: {
    ...get,
    ...applicant,
    access: ["applicant", "staff", "admin"],
    path: "/applications/{applicationId}/members",
    params: inApplication,
    response: z.object({ members: z.array(Member), invitations: z.array(held(Invitation)) }),
    summary: "Who works on the application, and who is invited",
  },
  changeMember: {
    ...put,
    ...applicant,
    path: "/applications/{applicationId}/members/{personId}",
    params: ofMember,
    body: z.strictObject({ role: MemberRole }),
    response: held(Application),
    ifMatch: "application",
    summary: "Give a member another role; an application keeps an owner",
  },
  removeMember: {
    ...post,
    ...applicant,
    path: "/applications/{applicationId}/members/{personId}/remove",
    params: ofMember,
    response: held(Application),
    ifMatch: "application",
    summary: "Let a member go, or leave oneself",
  },
  revokeInvitation: {
    ...post,
    ...applicant,
    path: "/applications/{applicationId}/invitations/{invitationId}/revoke",
    params: z.object({ applicationId: ids.ApplicationId, invitationId: ids.InvitationId }),
    response: held(Invitation),
    ifMatch: "invitation",
    summary: "Take back an invitation that nobody accepted yet",
  },
  acceptInvitation: {
    ...post,
    ...applicant,
    access: ["applicant"],
    path: "/invitations/accept",
    body: z.strictObject({ token: InvitationToken }),
    response: held(Application),
    summary: "Accept an invitation with the code of its letter and a login of the same address",
  },
} as const satisfies Record<string, RouteSpec>;
