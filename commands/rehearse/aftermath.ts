import { AuditedKind } from "../../schemas/audit.ts";
import type { Call } from "../../schemas/call.ts";
import { routes } from "../../schemas/routes.ts";
import type { Aftermath } from "./invariants/invariant.ts";
import { office } from "./staff.ts";
import { together } from "./together.ts";
import type { World } from "./world.ts";

type Told = Pick<Aftermath, "applied" | "reviewed" | "decided" | "ownMatching" | "claimed">;

/** Asks the API for everything there is after the last act, as an assistant and an auditor could. */
export async function aftermathOf(world: World, call: Call, told: Told): Promise<Aftermath> {
  const params = { callId: call.id };
  const { assistant, auditor } = office;
  const applications = await world.askAll(assistant, routes.listApplications, params);
  const screenings = await world.askAll(assistant, routes.listScreenings, params);
  const assignments = await world.askAll(assistant, routes.listAssignments, params);
  const reviewers = await world.askAll(assistant, routes.listReviewers, params);
  const selection = await world.ask(assistant, routes.readSelection, { params });
  const participations = await world.askAll(assistant, routes.listParticipations, params);
  const matching = await world.ask(assistant, routes.readMatching, { params });
  const claims = await world.askAll(assistant, routes.listClaims, params);
  const letters = await world.askAll(assistant, routes.listLetters, params);
  const kinds = await together(AuditedKind.options, (kind) =>
    world.askAll(auditor, routes.checkTrails, params, { kind }),
  );
  const own = await world.ask(auditor, routes.readAuditTrail, { params: { entityId: call.id } });
  return {
    ...told,
    call: await world.ask(assistant, routes.readCallAsStaff, { params }),
    applications,
    screenings,
    assignments,
    reviewerCountries: new Map(reviewers.map(({ id, profile }) => [id, profile.country])),
    selection,
    participations,
    matching,
    claims,
    letters,
    mails: await world.mails(),
    executions: await world.executions(),
    deadLetters: await world.deadLetters(),
    trails: [own, ...kinds.flat()],
  };
}
