import { receiptsRoutes as routes } from "../../schemas/routes/receipts.ts";
import { downloadLink } from "../papers/upload.ts";
import { type Action, ensureCan } from "../shared/can.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import type { Principal } from "../shared/principal.ts";
import type { ClaimingDeps } from "./deps.ts";
import {
  announceReceipt,
  confirmReceipt,
  type ReceiptDeps,
  receiptsOf,
  recordReceiptScan,
} from "./receipts.ts";

export function receiptRoutes(deps: ClaimingDeps & ReceiptDeps): Route[] {
  const { claims, receipts, papers } = deps;

  async function permitted(claimId: string, principal: Principal, action: Action) {
    const claim = await claims.get(claimId);
    const { claimant: personId, organisationId } = claim;
    ensureCan(principal, action, action === "claim.write" ? { personId, organisationId } : { personId });
    return claim;
  }

  return [
    command(routes.announceReceipt, async ({ params, body, principal, by }) =>
      announceReceipt(deps)(await permitted(params.claimId, principal, "claim.write"), body, principal, by),
    ),
    read(routes.listReceipts, async ({ params, principal }) => {
      const { id } = await permitted(params.claimId, principal, "claim.read");
      return { items: await Array.fromAsync(receipts.list(receiptsOf(id))) };
    }),
    command(routes.confirmReceipt, async (request) => {
      const receipt = await receipts.get(request.params.receiptId);
      await permitted(receipt.claimId, request.principal, "claim.write");
      requireMatch(receipt, request);
      return confirmReceipt(deps)(receipt, request.by);
    }),
    read(routes.downloadReceipt, async ({ params, principal, receivedAt }) => {
      const receipt = await receipts.get(params.receiptId);
      await permitted(receipt.claimId, principal, "claim.read");
      return downloadLink(papers, receipt, receivedAt);
    }),
    command(routes.recordReceiptScan, async (request) => {
      const receipt = await receipts.get(request.params.receiptId);
      requireMatch(receipt, request);
      return recordReceiptScan(deps)(receipt, request.body.result, request.by);
    }),
  ];
}
