import type { Claim } from "../../schemas/claim.ts";
import { claimsRoutes as routes } from "../../schemas/routes/claims.ts";
import { ensureCan } from "../shared/can.ts";
import { unchanged } from "../shared/change.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import type { Principal } from "../shared/principal.ts";
import type { Stored } from "../shared/store.ts";
import { accountId, maskedAccount } from "./bank-accounts.ts";
import { editClaim, openClaim, previewClaim, submitClaim } from "./claim-travel.ts";
import type { ClaimingDeps } from "./deps.ts";
import { setBankAccount } from "./set-bank-account.ts";
import { claimingFor, travellerOf } from "./traveller.ts";

export function claimantRoutes(deps: ClaimingDeps): Route[] {
  const { claims } = deps;

  async function own(request: {
    params: { claimId: string };
    principal: Principal;
    ifMatch: number | undefined;
  }): Promise<Stored<Claim>> {
    const claim = await claims.get(request.params.claimId);
    ensureCan(request.principal, "claim.write", {
      personId: claim.claimant,
      organisationId: claim.organisationId,
    });
    requireMatch(claim, request);
    return claim;
  }

  return [
    command(routes.openClaim, ({ body, principal, by }) => openClaim(deps)(body, principal, by)),
    read(routes.readClaim, async ({ params, principal }) => {
      const claim = await claims.get(params.claimId);
      ensureCan(principal, "claim.read", { personId: claim.claimant });
      const outlook = "settlement" in claim ? { outlook: claim.settlement } : {};
      return { claim, ...outlook };
    }),
    command(routes.editClaim, async (request) =>
      editClaim(deps)(await own(request), request.body, request.by),
    ),
    command(routes.previewClaim, async (request) =>
      unchanged(await previewClaim(deps)(await own(request), request.by.at)),
    ),
    command(routes.submitClaim, async (request) => submitClaim(deps)(await own(request), request.by)),
    command(routes.setBankAccount, async ({ params, principal, body, by }) => {
      const place = await deps.participations.get(params.participationId);
      ensureCan(principal, "participation.answer", place);
      const { output, writes } = await setBankAccount(deps)(place, body, by);
      return { output: maskedAccount(output), writes };
    }),
    command(routes.setHostBankAccount, async ({ params, principal, body, by }) => {
      const { callId, organisationId } = await claimingFor(deps, params, principal);
      const { organisation } = await travellerOf(deps, await deps.calls.get(callId), params);
      const holder = { callId, organisationId, organisation };
      const { output, writes } = await setBankAccount(deps)(holder, body, by);
      return { output: maskedAccount(output), writes };
    }),
    read(routes.readHostBankAccount, async ({ params, principal }) => {
      const { organisationId } = await claimingFor(deps, params, principal);
      return maskedAccount(await deps.accounts.get(accountId(organisationId)));
    }),
    read(routes.readBankAccount, async ({ params, principal }) => {
      const place = await deps.participations.get(params.participationId);
      ensureCan(principal, "participation.read", place);
      return maskedAccount(await deps.accounts.get(accountId(place.organisationId)));
    }),
  ];
}
