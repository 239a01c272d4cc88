import * as z from "zod";
import { Application } from "../application.ts";
import { Attachment, AttachmentRequest, Download, ScanResult, Upload } from "../attachment.ts";
import * as ids from "../ids.ts";
import { create, get, held, list, post, type RouteSpec, staff } from "./route.ts";

const inApplication = z.object({ applicationId: ids.ApplicationId });
const ofAttachment = z.object({ attachmentId: ids.AttachmentId });
const handler = { handler: "applications/attachments" } as const;
/** A reviewer reads what was submitted, from accepting the application until a conflict is declared. */
const read = ["applicant", "reviewer", "staff", "admin"] as const;

/** Papers that belong to an application. */
export const attachmentsRoutes = {
  requestUpload: {
    ...create,
    ...handler,
    path: "/applications/{applicationId}/attachments",
    access: ["applicant"],
    params: inApplication,
    body: AttachmentRequest,
    response: z.object({ attachment: held(Attachment), upload: Upload }),
    summary: "Announce a file and get a form to upload it with; it is attached once confirmed",
  },
  listAttachments: {
    ...get,
    ...handler,
    path: "/applications/{applicationId}/attachments",
    access: read,
    params: inApplication,
    response: list(held(Attachment)),
    summary: "The files of an application, each with what its scan found",
  },
  confirmUpload: {
    ...post,
    ...handler,
    path: "/attachments/{attachmentId}/confirm",
    access: ["applicant"],
    params: ofAttachment,
    response: held(Attachment),
    ifMatch: "attachment",
    summary: "Attach what was uploaded, when its size, kind and hash are what was announced",
  },
  removeAttachment: {
    ...post,
    ...handler,
    path: "/attachments/{attachmentId}/remove",
    access: ["applicant"],
    params: ofAttachment,
    response: held(Application),
    ifMatch: "application",
    summary: "Take a file out of what is being written; submitted versions keep it",
  },
  recordScan: {
    ...post,
    ...handler,
    path: "/attachments/{attachmentId}/scan-result",
    access: staff,
    params: ofAttachment,
    body: z.strictObject({ result: ScanResult }),
    response: held(Attachment),
    ifMatch: "attachment",
    summary: "Say what a scan of the file found; only a clean one can be read",
  },
  downloadAttachment: {
    ...get,
    ...handler,
    path: "/attachments/{attachmentId}",
    access: read,
    params: ofAttachment,
    response: Download,
    summary: "An address to download a clean file from, for ten minutes",
  },
} as const satisfies Record<string, RouteSpec>;
