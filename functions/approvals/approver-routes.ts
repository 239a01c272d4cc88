import type { Approval } from "../../schemas/approval.ts";
import type { ApprovalStep } from "../../schemas/approval-step.ts";
import { decidingRoutes as routes } from "../../schemas/routes/deciding.ts";
import { ensureCan, type Named } from "../shared/can.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import type { Stored } from "../shared/store.ts";
import { waitingApprovals } from "./approvals.ts";
import { approve, commentOn, returnForChanges } from "./decide.ts";
import type { SubjectDeps } from "./subjects.ts";
import { viewOf, waitsFor } from "./view.ts";

export function approverRoutes(deps: SubjectDeps): Route[] {
  const { approvals } = deps;
  const asked = async (request: { params: { approvalId: string }; ifMatch: number | undefined }) => {
    const approval: Stored<Approval> = await approvals.get(request.params.approvalId);
    requireMatch(approval, request);
    return approval;
  };
  return [
    read(routes.listMyApprovals, async ({ principal, receivedAt }) => {
      const waiting = await Array.fromAsync(approvals.list(waitingApprovals));
      const mine = waiting.filter((approval) => waitsFor(approval, principal, receivedAt));
      return { items: mine.map((approval) => viewOf(approval, receivedAt)) };
    }),
    read(routes.readApproval, async ({ params, principal, receivedAt }) => {
      const approval = await approvals.get(params.approvalId);
      ensureCan(principal, "approval.read", { named: approval.steps.flatMap(namedAt) });
      return viewOf(approval, receivedAt);
    }),
    command(routes.approve, async (request) =>
      approve(deps)(await asked(request), request.body, request.principal, request.by),
    ),
    command(routes.returnForChanges, async (request) =>
      returnForChanges(deps)(await asked(request), request.body, request.principal, request.by),
    ),
    command(routes.commentOnDraft, async (request) =>
      commentOn(deps)(await asked(request), request.body, request.principal, request.by),
    ),
  ];
}

/** Whom a step names: the readers of a circulation, or the deputies of who decides. */
function namedAt(step: ApprovalStep): readonly Named[] {
  return step.kind === "circulation" ? step.readers : step.deputies;
}
