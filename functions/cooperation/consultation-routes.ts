import type { Consultation } from "../../schemas/consultation.ts";
import { consultingRoutes as routes } from "../../schemas/routes/consulting.ts";
import { ensureCan } from "../shared/can.ts";
import { paged } from "../shared/cursor.ts";
import { command, publicCommand, type Route, read, requireMatch } from "../shared/http.ts";
import { hasRole } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import type { Store } from "../shared/store.ts";
import { namedBy } from "./answer-token.ts";
import { closeConsultation, openConsultation } from "./consult.ts";
import { viewOfGroup, viewOfRound } from "./consultation-views.ts";
import type { CooperationDeps } from "./deps.ts";
import { answerConsultation, partyWith } from "./give-opinion.ts";
import { handleOpinion } from "./handle-opinion.ts";
import { commentOnDraft, readDraft } from "./read-draft.ts";
import { commentOnProgramme, dissolveStandingGroup, nameStandingGroup } from "./standing-group.ts";
import { consultationsOf, opinionId, opinionsOn, standingGroupId } from "./stores.ts";

interface OnRound {
  params: { consultationId: string };
  ifMatch: number | undefined;
}
const asked = (consultations: Store<Consultation>) => async (request: OnRound) => {
  const round = await consultations.get(request.params.consultationId);
  requireMatch(round, request);
  return round;
};

/** The call, and the group of its programme where it has one. */
const groupOf =
  ({ calls, standingGroups }: CooperationDeps) =>
  async (callId: string) => {
    const call = await calls.get(callId);
    return { call, group: await standingGroups.find(standingGroupId(call.content.programme.code)) };
  };

export function consultationStaffRoutes(deps: CooperationDeps): Route[] {
  const { consultations, opinions, table } = deps;
  const on = asked(consultations);
  const withGroup = groupOf(deps);
  return [
    command(routes.nameStandingGroup, async (request) => {
      const { call, group } = await withGroup(request.params.callId);
      requireMatch(group ?? { rev: 0 }, request);
      return nameStandingGroup(deps)(call, group, request.body.members, request.by);
    }),
    command(routes.dissolveStandingGroup, async (request) => {
      const { group } = await withGroup(request.params.callId);
      const named = group ?? refuse("NotFound");
      requireMatch(named, request);
      return dissolveStandingGroup(deps)(named, request.by);
    }),
    command(routes.openConsultation, ({ body, by }) => openConsultation(deps)(body, by)),
    read(routes.listConsultations, ({ params, query }) =>
      paged(table, consultations, consultationsOf(params.callId), query),
    ),
    read(routes.listOpinions, async ({ params, query }) => {
      const { id } = await consultations.get(params.consultationId);
      return paged(table, opinions, opinionsOn(id), query);
    }),
    command(routes.handleOpinion, async (request) => {
      const opinion = await opinions.get(request.params.opinionId);
      requireMatch(opinion, request);
      return handleOpinion(deps)(opinion, request.body, request.principal.id, request.by);
    }),
    command(routes.closeConsultation, async (request) =>
      closeConsultation(deps)(await on(request), request.by),
    ),
  ];
}

export function consultationPartyRoutes(deps: CooperationDeps): Route[] {
  const { consultations, opinions, table } = deps;
  const withGroup = groupOf(deps);
  return [
    read(routes.readConsultation, async ({ params, principal }) => {
      const round = await consultations.get(params.consultationId);
      ensureCan(principal, "cooperation.read", { named: round.parties });
      return viewOfRound(opinions, round, principal.email);
    }),
    read(routes.readDraft, async ({ params, principal }) => {
      const round = await consultations.get(params.consultationId);
      ensureCan(principal, "draft.read", { named: round.state === "open" ? round.parties : [] });
      return readDraft(deps)(round, params.number, principal.email);
    }),
    command(routes.commentOnConsultedDraft, async ({ params, body, principal, by }) => {
      const round = await consultations.get(params.consultationId);
      ensureCan(principal, "draft.comment", { named: round.parties });
      return commentOnDraft(deps)(round, params.number, body, principal.email, by);
    }),
    command(routes.answerConsultation, async ({ params, body: { text, party }, principal, by }) => {
      const round = await consultations.get(params.consultationId);
      const isOffice = party !== undefined && hasRole(principal, "staff", "admin");
      if (!isOffice) ensureCan(principal, "cooperation.answer", { named: round.parties });
      return answerConsultation(deps)(round, partyWith(round, isOffice ? party : principal.email), text, by);
    }),
    publicCommand(routes.answerByToken, async ({ body: { token, text }, by }) => {
      const { consultation, opinion } = await namedBy(table, token);
      const round = await consultations.get(consultation);
      const party = round.parties.find(({ email }) => opinionId(round.id, email) === opinion);
      const change = await answerConsultation(deps)(round, party ?? refuse("TokenInvalid"), text, by);
      return { ...change, output: { state: "given" } };
    }),
    read(routes.readStandingGroup, async ({ params, principal }) => {
      const { group } = await withGroup(params.callId);
      ensureCan(principal, "cooperation.read", { named: group?.state === "standing" ? group.members : [] });
      return viewOfGroup(opinions, group ?? refuse("NotFound"));
    }),
    command(routes.commentOnProgramme, async ({ params, body, principal, by }) => {
      const { group } = await withGroup(params.callId);
      ensureCan(principal, "cooperation.answer", { named: group?.members ?? [] });
      return commentOnProgramme(deps)(group ?? refuse("NotFound"), principal.email, body.text, by);
    }),
  ];
}
