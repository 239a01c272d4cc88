import type { Claim } from "../../schemas/claim.ts";
import { claimsRoutes as routes } from "../../schemas/routes/claims.ts";
import { ensureCan } from "../shared/can.ts";
import { type Change, unchanged } from "../shared/change.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import { hasRole, type Principal } from "../shared/principal.ts";
import type { Stored } from "../shared/store.ts";
import { type ClaimOutlook, editClaim, openClaim, previewClaim, submitClaim } from "./claim-travel.ts";
import { masked } from "./claims.ts";
import type { ClaimingDeps } from "./deps.ts";

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
    command(routes.openClaim, async ({ body, principal, by }) =>
      maskedAnswer(await openClaim(deps)(body, principal, by)),
    ),
    read(routes.readClaim, async ({ params, principal }) => {
      const claim = await claims.get(params.claimId);
      ensureCan(principal, "claim.read", { personId: claim.claimant });
      const outlook = "settlement" in claim ? { outlook: claim.settlement } : {};
      return { claim: hasRole(principal, "finance") ? claim : masked(claim), ...outlook };
    }),
    command(routes.editClaim, async (request) =>
      maskedAnswer(await editClaim(deps)(await own(request), request.body, request.by)),
    ),
    command(routes.previewClaim, async (request) => {
      const { claim, outlook } = await previewClaim(deps)(await own(request), request.by.at);
      return unchanged({ claim: masked(claim), outlook });
    }),
    command(routes.submitClaim, async (request) =>
      maskedAnswer(await submitClaim(deps)(await own(request), request.by)),
    ),
  ];
}

function maskedAnswer({ output, writes }: Change<ClaimOutlook>): Change<ClaimOutlook> {
  return { output: { ...output, claim: masked(output.claim) }, writes };
}
