import { membersRoutes as routes } from "../../schemas/routes/members.ts";
import { type Action, ensureCan } from "../shared/can.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import { invitationsOf } from "./invitations.ts";
import {
  acceptInvitation,
  changeMember,
  inviteMember,
  type MemberDeps,
  revokeInvitation,
} from "./invite-member.ts";
import { membership } from "./members.ts";

export function memberRoutes(deps: MemberDeps): Route[] {
  const permitted = async (id: string, principal: Principal, action: Action) => {
    const application = await deps.applications.get(id);
    ensureCan(principal, action, membership(application));
    return application;
  };
  const managed = (id: string, principal: Principal) => permitted(id, principal, "application.manageMembers");

  return [
    command(routes.inviteMember, async ({ params, body, principal, by }) =>
      inviteMember(deps)(await managed(params.applicationId, principal), body, principal, by),
    ),
    read(routes.listMembers, async ({ params, principal }) => {
      const { id, members } = await permitted(params.applicationId, principal, "application.read");
      return { members, invitations: await Array.fromAsync(deps.invitations.list(invitationsOf(id))) };
    }),
    command(routes.changeMember, async (request) => {
      const { params, body, principal, by } = request;
      const application = await managed(params.applicationId, principal);
      requireMatch(application, request);
      return changeMember(deps)(application, params.personId, body.role, by);
    }),
    command(routes.removeMember, async (request) => {
      const { params, principal, by } = request;
      // Whoever works on it may leave; letting others go is for its owners.
      const action = params.personId === principal.id ? "application.read" : "application.manageMembers";
      const application = await permitted(params.applicationId, principal, action);
      requireMatch(application, request);
      return changeMember(deps)(application, params.personId, undefined, by);
    }),
    command(routes.revokeInvitation, async (request) => {
      const application = await managed(request.params.applicationId, request.principal);
      const invitation = await deps.invitations.get(request.params.invitationId);
      if (invitation.applicationId !== application.id) refuse("NotFound", { id: invitation.id });
      requireMatch(invitation, request);
      return revokeInvitation(deps)(invitation, request.by);
    }),
    command(routes.acceptInvitation, async ({ body, principal, by }) =>
      acceptInvitation(deps)(body.token, principal, by),
    ),
  ];
}
