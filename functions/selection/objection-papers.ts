import type { Attachment, PaperRequest, Upload } from "../../schemas/attachment.ts";
import { AttachmentId } from "../../schemas/ids.ts";
import type { Objection } from "../../schemas/objection.ts";
import type { ScanDeps } from "../applications/attach.ts";
import { safeName } from "../papers/file-kinds.ts";
import type { Papers } from "../papers/papers.ts";
import { keepUploaded, uploadForm } from "../papers/upload.ts";
import { naturalKey } from "../shared/canonical.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";

export interface ObjectionPaperDeps extends ScanDeps {
  objections: Store<Objection>;
  papers: Papers;
}

/** So many papers an objection takes. */
const most = 20;

/** Gives leave to upload a paper to an objection, for as long as nobody has answered it. */
export const requestObjectionPaper =
  ({ attachments, papers }: ObjectionPaperDeps) =>
  async (
    objection: Stored<Objection>,
    request: PaperRequest,
    principal: Principal,
    by: Author,
  ): Promise<Change<{ attachment: Stored<Attachment>; upload: Upload }>> => {
    requireRoom(objection);
    const attachment: Attachment = {
      ...request,
      kind: "objection",
      fileName: safeName(request.fileName, request.mediaType),
      id: AttachmentId.parse(`attachment_${naturalKey(objection.id, principal.id, by.at, request.sha256)}`),
      callId: objection.callId,
      applicationId: objection.applicationId,
      objectionId: objection.id,
      uploadedBy: principal.id,
      requestedAt: by.at,
      state: "awaited",
    };
    const upload = await uploadForm(papers, attachment, by.at);
    const { output, writes } = attachments.created(attachment, "request", by);
    return { output: { attachment: output, upload }, writes };
  };

/** Adds it, when what was uploaded is what was announced; the objection is another one then, also to who was about to answer. */
export const confirmObjectionPaper =
  ({ attachments, objections, papers }: ObjectionPaperDeps) =>
  async (
    objection: Stored<Objection>,
    attachment: Stored<Attachment>,
    by: Author,
  ): Promise<Change<Stored<Attachment>>> => {
    if (attachment.state !== "awaited") return unchanged(attachment);
    requireRoom(objection);
    await keepUploaded(papers, attachment);
    const confirmed: Attachment = { ...attachment, state: "pending", confirmedAt: by.at };
    const after: Objection = { ...objection, papers: [...objection.papers, attachment.id] };
    const details = { attachment: attachment.id };
    return together(
      attachments.changed(attachment, confirmed, "confirm", by),
      objections.changed(objection, after, "attach", by, { details }).writes,
    );
  };

/** A paper of this objection, and of no other. */
export async function paperOf(
  { attachments }: Pick<ObjectionPaperDeps, "attachments">,
  { id }: Pick<Objection, "id">,
  attachmentId: string,
): Promise<Stored<Attachment>> {
  const attachment = await attachments.get(attachmentId);
  return attachment.objectionId === id ? attachment : refuse("NotFound", { id: attachmentId });
}

/** Nobody answers an objection while a paper of it waits for its scan: it could not have been read. */
export async function requireScanned(
  { attachments }: Pick<ObjectionPaperDeps, "attachments">,
  { papers }: Pick<Objection, "papers">,
): Promise<void> {
  const all = await Promise.all(papers.map((id) => attachments.get(id)));
  const waiting = all.filter(({ state }) => state === "pending").map(({ id }) => id);
  if (waiting.length > 0) refuse("PapersNotScanned", { attachments: waiting });
}

function requireRoom({ state, papers }: Objection): void {
  if (state !== "filed" && state !== "reevaluating") refuse("WrongState", { act: "attach", state });
  if (papers.length >= most)
    refuse("InputInvalid", {}, [{ pointer: "/file", code: "TooMany", detail: `At most ${most}.` }]);
}
