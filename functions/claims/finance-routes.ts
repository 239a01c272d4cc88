import type { Claim } from "../../schemas/claim.ts";
import { claimsRoutes as routes } from "../../schemas/routes/claims.ts";
import { payingRoutes as paying } from "../../schemas/routes/paying.ts";
import { ensureCan } from "../shared/can.ts";
import { paged } from "../shared/cursor.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import type { Stored } from "../shared/store.ts";
import { approveClaim } from "./approve-claim.ts";
import { accountId, maskedAccount } from "./bank-accounts.ts";
import { claimsOf, handsOn } from "./claims.ts";
import { rejectClaim, requestClaimChanges } from "./decide-claim.ts";
import type { ClaimingDeps } from "./deps.ts";
import { travelOf } from "./frames.ts";
import { exportBatch, releaseBatch, reportBatch, submitBatch } from "./pay-batch.ts";
import { addToBatch, prepareBatch } from "./prepare-batch.ts";
import { importRates } from "./rates.ts";
import { formatOf, servedReport } from "./serve-report.ts";
import { confirmBankAccount, openBankAccount, setBankAccount } from "./set-bank-account.ts";
import { takeBankFile } from "./take-bank-file.ts";
import { travelReport } from "./travel-report.ts";

interface Asking<Params> {
  params: Params;
  principal: Principal;
  ifMatch: number | undefined;
}

export function financeRoutes(deps: ClaimingDeps): Route[] {
  const { claims, batches, table } = deps;

  async function foreign(request: Asking<{ claimId: string }>): Promise<Stored<Claim>> {
    const claim = await claims.get(request.params.claimId);
    const { claimant: personId, organisationId } = claim;
    ensureCan(request.principal, "claim.decide", { personId, organisationId, proposedBy: [personId] });
    requireMatch(claim, request);
    return claim;
  }
  async function payerOf(id: string) {
    const call = await deps.calls.get(id);
    const organisationId = travelOf(call).payer ?? refuse("NotFound", { id });
    return { callId: call.id, organisationId, organisation: { name: call.content.programme.owner } };
  }
  async function batchFor(request: Asking<{ batchId: string }>) {
    const batch = await batches.get(request.params.batchId);
    requireMatch(batch, request);
    return batch;
  }

  return [
    read(routes.listClaims, ({ params, query }) => paged(table, claims, claimsOf(params.callId), query)),
    command(routes.approveClaim, async (request) =>
      approveClaim(deps)(await foreign(request), request.body, request.by),
    ),
    command(routes.requestClaimChanges, async (request) =>
      requestClaimChanges(deps)(await foreign(request), request.body.reason, request.by),
    ),
    command(routes.rejectClaim, async (request) =>
      rejectClaim(deps)(await foreign(request), request.body.reason, request.by),
    ),
    command(paying.setPayerAccount, async ({ params, body, by }) => {
      const holder = await payerOf(params.callId);
      const { output, writes } = await setBankAccount(deps)(holder, body, by);
      return { output: maskedAccount(output), writes };
    }),
    read(paying.readPayerAccount, async ({ params }) => {
      const { organisationId } = await payerOf(params.callId);
      return maskedAccount(await deps.accounts.get(accountId(organisationId)));
    }),
    command(paying.addToBatch, async (request) =>
      addToBatch(deps)(await batchFor(request), request.body, request.by),
    ),
    read(paying.readBatch, ({ params }) => batches.get(params.batchId)),
    command(paying.submitBatchForApproval, async (request) =>
      submitBatch(deps)(await batchFor(request), request.by),
    ),
    read(paying.readTravelReport, async ({ params, query, accept, receivedAt }) => {
      const report = await travelReport(deps)(params.callId, receivedAt);
      return servedReport(report, { by: query.by, format: formatOf(query.format, accept) });
    }),
    command(routes.importRates, ({ body, by }) => importRates(deps)(body, by)),
    command(routes.prepareBatch, ({ body, by }) => prepareBatch(deps)(body, by)),
    command(routes.releaseBatch, async (request) => {
      const batch = await batchFor(request);
      ensureCan(request.principal, "batch.release", { proposedBy: handsOn(batch) });
      return releaseBatch(deps)(batch, request.body.contentHash, request.by);
    }),
    command(routes.exportBatch, async (request) => exportBatch(deps)(await batchFor(request), request.by)),
    read(routes.openBankAccount, async ({ params }) =>
      openBankAccount(deps)(await deps.accounts.get(params.accountId)),
    ),
    command(routes.confirmBankAccount, async ({ params, principal, body, by }) => {
      const account = await deps.accounts.get(params.accountId);
      const proposedBy = account.state === "changeProposed" ? [account.proposed.setBy] : [];
      ensureCan(principal, "account.confirm", { organisationId: account.organisationId, proposedBy });
      const { output, writes } = await confirmBankAccount(deps)(account, body.version, by);
      return { output: maskedAccount(output), writes };
    }),
    command(routes.takeBankFile, ({ body, by }) => takeBankFile(deps)(body, by)),
    command(routes.reportBatch, async (request) =>
      reportBatch(deps)(await batchFor(request), request.body, request.by),
    ),
  ];
}
