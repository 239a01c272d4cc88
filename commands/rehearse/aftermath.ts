import { AuditedKind } from "../../schemas/audit.ts";
import type { Call } from "../../schemas/call.ts";
import type { Forecast } from "../../schemas/forecast.ts";
import { routes } from "../../schemas/routes.ts";
import type { Applied } from "./applying.ts";
import { heldAgainst } from "./forecasting.ts";
import type { Aftermath, CallAftermath } from "./invariants/invariant.ts";
import type { Screened } from "./screening.ts";
import { type Office, office } from "./staff.ts";
import { together } from "./together.ts";
import type { World } from "./world.ts";

type Told = Pick<Aftermath, "applied" | "screened" | "reviewed" | "decided" | "ownMatching" | "claimed">;

/** Asks the API for everything there is of a call after its screening, as an assistant and an auditor could. */
export async function callAftermathOf(
  world: World,
  ofCall: Office,
  callId: string,
  { applied, forecast, screened }: { applied: Applied; forecast: Forecast; screened: Screened },
): Promise<CallAftermath> {
  const { assistant, auditor } = ofCall;
  const params = { callId };
  const kinds = await together(AuditedKind.options, (kind) =>
    world.askAll(auditor, routes.checkTrails, params, { kind }),
  );
  const own = await world.ask(auditor, routes.readAuditTrail, { params: { entityId: callId } });
  return {
    applied,
    screened,
    foretold: await heldAgainst(world, ofCall, callId, forecast),
    call: await world.ask(assistant, routes.readCallAsStaff, { params }),
    applications: await world.askAll(assistant, routes.listApplications, params),
    screenings: await world.askAll(assistant, routes.listScreenings, params),
    letters: await world.askAll(assistant, routes.listLetters, params),
    mails: await world.mails(),
    executions: await world.executions(),
    deadLetters: await world.deadLetters(),
    trails: [own, ...kinds.flat()],
  };
}

/** And of the whole road. */
export async function aftermathOf(
  world: World,
  call: Call,
  { forecast, ...told }: Told & { forecast: Forecast },
): Promise<Aftermath> {
  const params = { callId: call.id };
  const { assistant } = office;
  const reviewers = await world.askAll(assistant, routes.listReviewers, params);
  return {
    ...(await callAftermathOf(world, office, call.id, {
      applied: told.applied,
      screened: told.screened,
      forecast,
    })),
    ...told,
    assignments: await world.askAll(assistant, routes.listAssignments, params),
    reviewerCountries: new Map(reviewers.map(({ id, profile }) => [id, profile.country])),
    selection: await world.ask(assistant, routes.readSelection, { params }),
    participations: await world.askAll(assistant, routes.listParticipations, params),
    matching: await world.ask(assistant, routes.readMatching, { params }),
    claims: await world.askAll(assistant, routes.listClaims, params),
  };
}
