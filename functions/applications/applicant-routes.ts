import type { Application } from "../../schemas/application.ts";
import { applicationsRoutes as routes } from "../../schemas/routes/applications.ts";
import { type Action, ensureCan } from "../shared/can.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import type { Stored } from "../shared/store.ts";
import {
  type ApplyDeps,
  createApplication,
  editApplication,
  submitApplication,
  withdrawApplication,
} from "./apply.ts";
import { checkApplication } from "./check-answers.ts";

export function applicantRoutes(deps: ApplyDeps): Route[] {
  const { applications, calls } = deps;

  async function permitted(id: string, principal: Principal, action: Action): Promise<Stored<Application>> {
    const application = await applications.get(id);
    ensureCan(principal, action, application);
    return application;
  }
  async function own(request: {
    params: { applicationId: string };
    principal: Principal;
    ifMatch: number | undefined;
  }) {
    const application = await permitted(request.params.applicationId, request.principal, "application.write");
    requireMatch(application, request);
    return application;
  }

  return [
    command(routes.createApplication, ({ params, body, principal, by }) =>
      createApplication(deps)(params.callId, body, principal, by),
    ),
    read(routes.listMyApplications, async ({ principal }) => {
      const organisation = principal.organisation ?? refuse("NotPermitted");
      return {
        items: await Array.fromAsync(
          applications.list({ index: "gsi2", key: `${organisation}#application` }),
        ),
      };
    }),
    read(routes.readApplication, async ({ params, principal }) => {
      const application = await permitted(params.applicationId, principal, "application.read");
      const { content } = await calls.get(application.callId);
      return { application, findings: checkApplication(content, application.content) };
    }),
    command(routes.editApplication, async (request) =>
      editApplication(deps)(await own(request), request.body, request.by),
    ),
    command(routes.submitApplication, async (request) =>
      submitApplication(deps)(await own(request), request.by),
    ),
    command(routes.withdrawApplication, async (request) =>
      withdrawApplication(deps)(await own(request), request.by),
    ),
  ];
}
