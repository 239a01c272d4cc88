import { attachmentsRoutes as routes } from "../../schemas/routes/attachments.ts";
import { downloadLink } from "../papers/upload.ts";
import { type Action, ensureCan } from "../shared/can.ts";
import { command, type Route, read, requireMatch } from "../shared/http.ts";
import type { Principal } from "../shared/principal.ts";
import { type AttachDeps, confirmUpload, recordScan, removeAttachment, requestUpload } from "./attach.ts";
import { attachmentsOf } from "./attachments.ts";
import { membership } from "./members.ts";

export function attachmentRoutes(deps: AttachDeps): Route[] {
  const permitted = async (id: string, principal: Principal, action: Action) => {
    const application = await deps.applications.get(id);
    ensureCan(principal, action, membership(application));
    return application;
  };
  const attached = async (id: string, principal: Principal, action: Action) => {
    const attachment = await deps.attachments.get(id);
    return { attachment, application: await permitted(attachment.applicationId, principal, action) };
  };

  const own = ({ params, principal }: { params: { attachmentId: string }; principal: Principal }) =>
    attached(params.attachmentId, principal, "application.write");

  return [
    command(routes.requestUpload, async ({ params, body, principal, by }) => {
      const application = await permitted(params.applicationId, principal, "application.write");
      return requestUpload(deps)(application, body, principal, by);
    }),
    read(routes.listAttachments, async ({ params, principal }) => {
      const { id } = await permitted(params.applicationId, principal, "application.read");
      return { items: await Array.fromAsync(deps.attachments.list(attachmentsOf(id))) };
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
      const attachment = await deps.attachments.get(request.params.attachmentId);
      requireMatch(attachment, request);
      return recordScan(deps)(attachment, request.body.result, request.by);
    }),
    read(routes.downloadAttachment, async ({ params, principal, receivedAt }) => {
      const { attachment } = await attached(params.attachmentId, principal, "application.read");
      return downloadLink(deps.papers, attachment, receivedAt);
    }),
  ];
}
