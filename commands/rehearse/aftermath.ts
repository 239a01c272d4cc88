import { AuditedKind } from "../../schemas/audit.ts";
import type { Forecast } from "../../schemas/forecast.ts";
import { routes } from "../../schemas/routes.ts";
import type { Applied } from "./applying.ts";
import type { Exchanged } from "./exchanging.ts";
import { heldAgainst } from "./forecasting.ts";
import type { Aftermath, CallAftermath, DecidedAftermath } from "./invariants/invariant.ts";
import type { Screened } from "./screening.ts";
import type { Office } from "./staff.ts";
import { together } from "./together.ts";
import type { World } from "./world.ts";

interface Foreseen {
  forecast: Forecast;
  screened: Screened;
}

/** Asks the API for everything there is of a call after its screening, as an assistant and an auditor could. */
export async function callAftermathOf(
  world: World,
  ofCall: Office,
  callId: string,
  { applied, forecast, screened }: { applied: Applied } & Foreseen,
): Promise<CallAftermath> {
  const { assistant, auditor } = ofCall;
  const params = { callId };
  const kinds = await together(AuditedKind.options, (kind) =>
    world.askAll(auditor, routes.checkTrails, params, { kind }),
  );
  const own = await world.ask(assistant, routes.readAuditTrail, { params: { entityId: callId } });
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

/** And of how it was decided. */
export async function decidedAftermathOf(
  world: World,
  ofCall: Office,
  callId: string,
  {
    reviewed,
    decided,
    exchanged,
    ...told
  }: Pick<DecidedAftermath, "applied" | "reviewed" | "decided"> &
    Foreseen & { exchanged?: Exchanged | undefined },
): Promise<DecidedAftermath> {
  const params = { callId };
  const { assistant } = ofCall;
  const reviewers = await world.askAll(assistant, routes.listReviewers, params);
  const selection = await world.ask(assistant, routes.readSelection, { params });
  const consensuses = await world.askAll(assistant, routes.listConsensuses, params);
  const trailOf = async (entityId: string) =>
    (await world.ask(assistant, routes.readAuditTrail, { params: { entityId } })).entries;
  const drafts = await together(consensuses, async ({ id }) =>
    (await trailOf(id)).filter(({ action }) => action === "draft").map(({ by }) => by),
  );
  return {
    ...(await callAftermathOf(world, ofCall, callId, told)),
    reviewed,
    decided,
    ...(exchanged === undefined ? {} : { exchanged }),
    foretoldLate: await heldAgainst(world, ofCall, callId, decided.forecast),
    assignments: await world.askAll(assistant, routes.listAssignments, params),
    reviewerProfiles: new Map(reviewers.map(({ id, profile }) => [id, profile])),
    numbers: await world.ask(assistant, routes.readNumbers, { params, query: { language: "en" } }),
    consensuses: consensuses.map((one, i) => ({ ...one, draftedBy: drafts[i] ?? [] })),
    ranking: {
      at: (await trailOf(selection.id))[0]?.at ?? "",
      means: new Map(selection.ranking.map(({ applicationId, means }) => [applicationId, means])),
    },
    selection,
    participations: await world.askAll(assistant, routes.listParticipations, params),
  };
}

type Told = Pick<
  Aftermath,
  "applied" | "reviewed" | "decided" | "ownMatching" | "claimed" | "hosting" | "left"
>;

/** And of the whole road. */
export async function aftermathOf(
  world: World,
  ofCall: Office,
  callId: string,
  { ownMatching, claimed, hosting, left, ...told }: Told & Foreseen,
): Promise<Aftermath> {
  const params = { callId };
  const { assistant } = ofCall;
  return {
    ...(await decidedAftermathOf(world, ofCall, callId, told)),
    ownMatching,
    claimed,
    hosting,
    left,
    matching: left.before,
    hosts: await world.askAll(assistant, routes.listHosts, params),
    claims: await world.askAll(assistant, routes.listClaims, params),
  };
}
