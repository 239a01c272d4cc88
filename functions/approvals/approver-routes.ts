import { decidingRoutes as routes } from "../../schemas/routes/deciding.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import { type ApprovalDeps, approve, returnForChanges } from "./decide.ts";

export function approverRoutes(deps: ApprovalDeps): Route[] {
  const { approvals } = deps;
  return [
    read(routes.listMyApprovals, async ({ principal }) => {
      const items = [];
      for (const group of principal.groups)
        for await (const approval of approvals.list({ index: "gsi2", key: `role#${group}` }))
          items.push(approval);
      return { items };
    }),
    read(routes.readApproval, ({ params }) => approvals.get(params.approvalId)),
    command(routes.approve, async (request) => {
      const approval = await approvals.get(request.params.approvalId);
      requireMatch(approval, request);
      return approve(deps)(approval, request.body, request.principal, request.by);
    }),
    command(routes.returnForChanges, async (request) => {
      const approval = await approvals.get(request.params.approvalId);
      requireMatch(approval, request);
      return returnForChanges(deps)(approval, request.body, request.principal, request.by);
    }),
  ];
}
