import type { Application } from "../../schemas/application.ts";
import type { Attachment } from "../../schemas/attachment.ts";
import type { Assignment } from "../../schemas/reviewing.ts";
import { attachmentsRoutes as routes } from "../../schemas/routes/attachments.ts";
import { downloadLink } from "../papers/upload.ts";
import { paperShown } from "../reviewing/blind.ts";
import { listOf } from "../reviewing/stores.ts";
import { type Action, can, ensureCan } from "../shared/can.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import { hasRole, type Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import type { Store, Stored } from "../shared/store.ts";
import { type AttachDeps, confirmUpload, recordScan, removeAttachment, requestUpload } from "./attach.ts";
import { attachmentsOf } from "./attachments.ts";
import { membership } from "./members.ts";

export function attachmentRoutes(deps: AttachDeps & { assignments: Store<Assignment> }): Route[] {
  const permitted = async (id: string, principal: Principal, action: Action) => {
    const application = await deps.applications.get(id);
    ensureCan(principal, action, membership(application));
    return application;
  };
  /** A paper of an objection has routes of its own, for fewer people. */
  const found = async (id: string) => {
    const attachment = await deps.attachments.get(id);
    return attachment.objectionId === undefined ? attachment : refuse("NotFound", { id });
  };
  const attached = async (id: string, principal: Principal, action: Action) => {
    const attachment = await found(id);
    return { attachment, application: await permitted(attachment.applicationId, principal, action) };
  };

  /** A reviewer who has accepted, and whose part in the application has not ended since. */
  const isReviewing = async ({ callId, id }: Application, principal: Principal) => {
    const asked = deps.assignments.list(listOf(callId, "assignment"), { prefix: `${id}#` });
    for await (const { id: mine, personId } of asked) {
      if (personId !== principal.id || !hasRole(principal, "reviewer")) continue;
      const { state } = await deps.assignments.get(mine);
      if (state === "accepted" || state === "reviewed") return true;
    }
    return false;
  };
  /** Whoever may read the application reads all of its papers, a reviewer those that were submitted. */
  const readable = async (id: string, principal: Principal) => {
    const application = await deps.applications.get(id);
    if (
      !can(principal, "application.read", membership(application)) &&
      (await isReviewing(application, principal))
    ) {
      const submitted = application.state === "submitted" ? application.submitted.attachments : [];
      const call = await deps.calls.get(application.callId);
      const isShown = (paper: string) => submitted.some((one) => one.id === paper);
      return { application, isShown, show: (paper: Stored<Attachment>) => paperShown(call, paper) };
    }
    ensureCan(principal, "application.read", membership(application));
    return { application, isShown: () => true, show: (paper: Stored<Attachment>) => paper };
  };

  const own = ({ params, principal }: { params: { attachmentId: string }; principal: Principal }) =>
    attached(params.attachmentId, principal, "application.write");

  return [
    command(routes.requestUpload, async ({ params, body, principal, by }) => {
      const application = await permitted(params.applicationId, principal, "application.write");
      return requestUpload(deps)(application, body, principal, by);
    }),
    read(routes.listAttachments, async ({ params, principal }) => {
      const { application, isShown, show } = await readable(params.applicationId, principal);
      const all = await Array.fromAsync(deps.attachments.list(attachmentsOf(application.id)));
      return { items: all.filter(({ id }) => isShown(id)).map(show) };
    }),
    command(routes.confirmUpload, async (request) => {
      const { application, attachment } = await own(request);
      requireMatch(attachment, request);
      return confirmUpload(deps)(application, attachment, request.by);
    }),
    command(routes.removeAttachment, async (request) => {
      const { application, attachment } = await own(request);
      requireMatch(application, request);
      return removeAttachment(deps)(application, attachment.id, request.by);
    }),
    command(routes.recordScan, async (request) => {
      const attachment = await found(request.params.attachmentId);
      requireMatch(attachment, request);
      return recordScan(deps)(attachment, request.body.result, request.by);
    }),
    read(routes.downloadAttachment, async ({ params, principal, receivedAt }) => {
      const attachment = await found(params.attachmentId);
      const { isShown, show } = await readable(attachment.applicationId, principal);
      if (!isShown(attachment.id)) refuse("NotFound");
      return downloadLink(deps.papers, show(attachment), receivedAt);
    }),
  ];
}
