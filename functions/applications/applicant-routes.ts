import type { Application } from "../../schemas/application.ts";
import type { Invitation } from "../../schemas/membership.ts";
import { applicationsRoutes as routes } from "../../schemas/routes/applications.ts";
import { type Action, can, ensureCan } from "../shared/can.ts";
import { unchanged } from "../shared/change.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import type { Principal } from "../shared/principal.ts";
import type { Store, Stored } from "../shared/store.ts";
import {
  type ApplyDeps,
  answered,
  createApplication,
  editApplication,
  resumeApplication,
  submitApplication,
  withdrawApplication,
} from "./apply.ts";
import { countingVersion } from "./counting.ts";
import { acceptedBy } from "./invitations.ts";
import { membership } from "./members.ts";
import { patchAnswers } from "./patch-answers.ts";
import { readReceipt } from "./read-receipt.ts";
import { signApplication } from "./sign.ts";
import { submissionId, submissionsOf } from "./submissions.ts";
import { copyOf } from "./submitted-copy.ts";
import { requireOwnWords } from "./written.ts";

export function applicantRoutes(deps: ApplyDeps & { invitations: Store<Invitation> }): Route[] {
  const { applications, calls } = deps;

  async function permitted(id: string, principal: Principal, action: Action): Promise<Stored<Application>> {
    const application = await applications.get(id);
    ensureCan(principal, action, membership(application));
    return application;
  }
  interface Asked {
    params: { applicationId: string };
    principal: Principal;
    ifMatch: number | undefined;
  }
  async function own(request: Asked, action: Action = "application.write") {
    const application = await permitted(request.params.applicationId, request.principal, action);
    requireMatch(application, request);
    return application;
  }

  return [
    command(routes.createApplication, ({ params, body, principal, by }) =>
      createApplication(deps)(params.callId, body, principal, by),
    ),
    read(routes.listMyApplications, async ({ principal }) => {
      const { organisation, id } = principal;
      const ours =
        organisation === undefined
          ? []
          : await Array.fromAsync(applications.list({ index: "gsi2", key: `${organisation}#application` }));
      const invited = await Array.fromAsync(deps.invitations.list(acceptedBy(id)));
      const elsewhere = new Set(invited.map(({ applicationId }) => applicationId));
      for (const { id: known } of ours) elsewhere.delete(known);
      const others = await Promise.all([...elsewhere].map((each) => applications.get(each)));
      // Whoever has left still has an accepted invitation.
      return {
        items: [...ours, ...others.filter((each) => can(principal, "application.read", membership(each)))],
      };
    }),
    read(routes.readApplication, async ({ params, principal }) => {
      const application = await permitted(params.applicationId, principal, "application.read");
      const call = await calls.get(application.callId);
      return answered(call, unchanged(application)).output;
    }),
    command(routes.editApplication, async (request) => {
      const application = await own(request);
      if (request.ifMatch === undefined)
        requireOwnWords(application, request.body.answers, request.principal.id);
      return editApplication(deps)(application, request.body, request.by);
    }),
    command(routes.patchApplication, async (request) =>
      patchAnswers(deps)(await own(request), request.body, request.by),
    ),
    command(routes.signApplication, async (request) =>
      signApplication(deps)(
        await own(request, "application.sign"),
        request.body,
        request.principal,
        request.by,
      ),
    ),
    command(routes.submitApplication, async (request) =>
      submitApplication(deps)(await own(request), request.by, request.body),
    ),
    command(routes.withdrawApplication, async (request) =>
      withdrawApplication(deps)(await own(request, "application.withdraw"), request.by),
    ),
    command(routes.resumeApplication, async (request) =>
      resumeApplication(deps)(await own(request, "application.withdraw"), request.by),
    ),
    read(routes.readSubmitted, async ({ params, principal }) => {
      const application = await permitted(params.applicationId, principal, "application.read");
      const all = await Array.fromAsync(deps.submissions.list(submissionsOf(application.id)));
      const counts = countingVersion(application)?.version;
      const last = all.find(({ receipt }) => receipt.version === counts);
      const copy = last === undefined ? {} : { copy: copyOf(await calls.get(application.callId), last) };
      return {
        versions: all.map(({ receipt }) => receipt),
        ...(counts === undefined ? {} : { counts }),
        ...copy,
      };
    }),
    read(routes.readReceipt, async ({ params, principal }) => {
      const application = await permitted(params.applicationId, principal, "application.read");
      return readReceipt(await calls.get(application.callId), application);
    }),
    read(routes.readSubmittedVersion, async ({ params, principal }) => {
      const { id, callId } = await permitted(params.applicationId, principal, "application.read");
      const submission = await deps.submissions.get(submissionId(id, params.version));
      return copyOf(await calls.get(callId), submission);
    }),
  ];
}
