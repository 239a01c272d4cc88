import type { Attachment, Upload } from "../../schemas/attachment.ts";
import type { Exchange, SendDocument } from "../../schemas/exchange.ts";
import { AttachmentId } from "../../schemas/ids.ts";
import type { Participation } from "../../schemas/participation.ts";
import { safeName } from "../papers/file-kinds.ts";
import type { Papers } from "../papers/papers.ts";
import { keepUploaded, uploadForm } from "../papers/upload.ts";
import { naturalKey } from "../shared/canonical.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";

export interface DocumentDeps {
  exchanges: Store<Exchange>;
  participations: Store<Participation>;
  attachments: Store<Attachment>;
  papers: Papers;
}

/** Gives leave to upload a document to a review session that one is invited to, until its last day (F43). */
export const requestDocument =
  ({ attachments, papers }: DocumentDeps) =>
  async (
    exchange: Stored<Exchange>,
    place: Stored<Participation>,
    { participationId: _place, ...request }: SendDocument,
    principal: Principal,
    by: Author,
  ): Promise<Change<{ attachment: Stored<Attachment>; upload: Upload }>> => {
    takesDocuments(exchange, place, by);
    const attachment: Attachment = {
      ...request,
      kind: "reviewDocument",
      fileName: safeName(request.fileName, request.mediaType),
      id: AttachmentId.parse(`attachment_${naturalKey(exchange.id, place.id, by.at, request.sha256)}`),
      callId: exchange.callId,
      applicationId: place.applicationId,
      exchangeId: exchange.id,
      uploadedBy: principal.id,
      requestedAt: by.at,
      state: "awaited",
    };
    const upload = await uploadForm(papers, attachment, by.at);
    const { output, writes } = attachments.created(attachment, "request", by);
    return {
      output: { attachment: output, upload },
      writes,
    };
  };

/** Sends it in, when what was uploaded is what was announced; the experts read it once a scan found it clean. */
export const confirmDocument =
  ({ exchanges, attachments, papers }: DocumentDeps) =>
  async (
    exchange: Stored<Exchange>,
    place: Stored<Participation>,
    attachment: Stored<Attachment>,
    by: Author,
  ): Promise<Change<Stored<Attachment>>> => {
    if (attachment.state !== "awaited") return unchanged(attachment);
    const review = takesDocuments(exchange, place, by);
    await keepUploaded(papers, attachment);
    const { id: attachmentId, fileName, uploadedBy: sentBy } = attachment;
    const sent = { participationId: place.id, attachmentId, fileName, sentBy, sentAt: by.at };
    const after: Exchange = { ...exchange, review: { ...review, documents: [...review.documents, sent] } };
    const confirmed: Attachment = { ...attachment, state: "pending", confirmedAt: by.at };
    return together(
      attachments.changed(attachment, confirmed, "confirm", by),
      exchanges.changed(exchange, after, "sendDocument", by, { details: { attachment: attachmentId } })
        .writes,
    );
  };

function takesDocuments(exchange: Exchange, place: Participation, by: Author) {
  const { review, state } = exchange;
  if (review === undefined || state === "held" || state === "cancelled")
    return refuse("WrongState", { act: "sendDocument", state });
  if (by.at > review.documentsBy) refuse("DeadlinePassed", { documentsBy: review.documentsBy });
  const isInvited = exchange.participants.includes(place.id) || exchange.host === place.id;
  if (!isInvited || place.state !== "confirmed")
    refuse("InputInvalid", {}, [
      { pointer: "/participationId", code: "NotInvited", detail: "Not one of its participants." },
    ]);
  if (review.documents.length >= mostDocuments)
    refuse("InputInvalid", {}, [{ pointer: "/file", code: "TooMany", detail: `At most ${mostDocuments}.` }]);
  return review;
}

const mostDocuments = 100;
