import { screeningRoutes as routes } from "../../schemas/routes/screening.ts";
import { membership } from "../applications/members.ts";
import { type Action, ensureCan } from "../shared/can.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import type { Principal } from "../shared/principal.ts";
import { type CompleteDeps, wantedInWords } from "./ask-to-complete.ts";
import { type Completing, completeApplication, completing, editCompletion } from "./complete-application.ts";

/** What an applicant is asked to add, and its answer. */
export function applicantRoutes(deps: CompleteDeps): Route[] {
  interface Asked {
    params: { applicationId: string };
    principal: Principal;
    receivedAt: string;
  }
  async function own(request: Asked, action: Action): Promise<Completing> {
    const application = await deps.applications.get(request.params.applicationId);
    ensureCan(request.principal, action, membership(application));
    return completing(deps)(application, request.receivedAt);
  }
  async function shown({ application, screening }: Completing) {
    const call = await deps.calls.get(application.callId);
    const { language } = application.submitted.contact;
    const { asked } = screening;
    return { application, asked, wanted: wantedInWords(call, application, asked, language) };
  }

  return [
    read(routes.readCompletion, async (request) => shown(await own(request, "application.read"))),
    command(routes.editCompletion, async (request) => {
      const asked = await own(request, "application.write");
      requireMatch(asked.application, request);
      const { output, writes } = await editCompletion(deps)(asked, request.body, request.by);
      return { output: await shown(output), writes };
    }),
    command(routes.completeApplication, async (request) => {
      const asked = await own(request, "application.write");
      requireMatch(asked.application, request);
      return completeApplication(deps)(asked, request.by);
    }),
  ];
}
