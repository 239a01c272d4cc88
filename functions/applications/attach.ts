import type { Application } from "../../schemas/application.ts";
import type { Attachment, AttachmentRequest, ScanResult, Upload } from "../../schemas/attachment.ts";
import type { Call } from "../../schemas/call.ts";
import { AttachmentId } from "../../schemas/ids.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Screening } from "../../schemas/screening.ts";
import { inForce } from "../calls/deadline.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { safeName } from "../papers/file-kinds.ts";
import type { Papers } from "../papers/papers.ts";
import { keepUploaded, uploadForm } from "../papers/upload.ts";
import { openRequest } from "../screening/completion-request.ts";
import { screeningId } from "../screening/screenings.ts";
import { naturalKey } from "../shared/canonical.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import type { Principal } from "../shared/principal.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { checkPaper } from "./check-papers.ts";
import { requireInTime } from "./submission.ts";

export interface AttachDeps {
  calls: Store<Call>;
  applications: Store<Application>;
  attachments: Store<Attachment>;
  letters: Store<Letter>;
  screenings: Store<Screening>;
  papers: Papers;
}
const mostAttachments = 50;

/** Gives leave to upload one file that the track asks for; nothing is attached before it is confirmed. */
export const requestUpload =
  (deps: AttachDeps) =>
  async (
    stored: Stored<Application>,
    request: AttachmentRequest,
    principal: Principal,
    by: Author,
  ): Promise<Change<{ attachment: Stored<Attachment>; upload: Upload }>> => {
    const { attachments, papers } = deps;
    const { call, application, conditions } = await writable(deps, stored, request.kind, by);
    const { id: applicationId, callId, content } = application;
    const track = call.content.tracks.find(({ id }) => id === content.track) ?? refuse("NotFound");
    const faults = checkPaper(call.content, { track, lotId: content.lotId }, request, []);
    if (faults.length > 0)
      refuse(
        "InputInvalid",
        {},
        faults.map(({ pointer, code }) => ({ pointer, code, detail: code })),
      );
    const attachment: Attachment = {
      ...request,
      fileName: safeName(request.fileName, request.mediaType),
      id: AttachmentId.parse(`attachment_${naturalKey(applicationId, principal.id, by.at, request.sha256)}`),
      callId,
      applicationId,
      uploadedBy: principal.id,
      requestedAt: by.at,
      state: "awaited",
    };
    const upload = await uploadForm(papers, attachment, by.at);
    const { output, writes } = attachments.created(attachment, "request", by);
    return { output: { attachment: output, upload }, writes: [...writes, ...conditions] };
  };

/** Attaches what was uploaded, when it is what was announced. */
export const confirmUpload =
  (deps: AttachDeps) =>
  async (
    stored: Stored<Application>,
    attachment: Stored<Attachment>,
    by: Author,
  ): Promise<Change<Stored<Attachment>>> => {
    if (attachment.state !== "awaited") return unchanged(attachment);
    const { applications, attachments, papers } = deps;
    const { application, conditions } = await writable(deps, stored, attachment.kind, by);
    const { id, kind, fileName, mediaType, size, title, adoptedBy, adoptedOn, coverage } = attachment;
    if (application.content.attachments.length >= mostAttachments)
      refuse("InputInvalid", { most: mostAttachments }, [
        { pointer: "/attachments", code: "TooMany", detail: `At most ${mostAttachments}.` },
      ]);
    await keepUploaded(papers, attachment);
    const paper = {
      id,
      kind,
      fileName,
      mediaType,
      size,
      sha256: attachment.sha256,
      title,
      adoptedBy,
      adoptedOn,
      coverage,
    };
    const content = { ...application.content, attachments: [...application.content.attachments, paper] };
    return together(
      attachments.changed(attachment, { ...attachment, state: "pending", confirmedAt: by.at }, "confirm", by),
      applications.changed(stored, { ...application, content }, "attach", by, { details: { attachment: id } })
        .writes,
      conditions,
    );
  };

/** Takes a paper out of what is being written; versions that were submitted with it keep it. */
export const removeAttachment =
  (deps: AttachDeps) =>
  async (stored: Stored<Application>, id: AttachmentId, by: Author): Promise<Change<Stored<Application>>> => {
    const paper = stored.content.attachments.find((one) => one.id === id);
    const { application, conditions } = await writable(deps, stored, paper?.kind, by);
    if (paper === undefined) return unchanged(stored);
    const attachments = application.content.attachments.filter((one) => one.id !== id);
    const after = { ...application, content: { ...application.content, attachments } };
    const details = { attachment: id };
    return together(deps.applications.changed(stored, after, "detach", by, { details }), conditions);
  };

export type ScanDeps = Omit<AttachDeps, "papers" | "screenings">;

/** What a scan found. That a file is harmful is told to the applicant's contact, and no later word takes it back. */
export const recordScan =
  ({ calls, applications, attachments, letters }: ScanDeps) =>
  async (
    attachment: Stored<Attachment>,
    state: ScanResult,
    by: Author,
  ): Promise<Change<Stored<Attachment>>> => {
    if (attachment.state === state) return unchanged(attachment);
    if (attachment.state === "awaited" || attachment.state === "infected")
      return refuse("WrongState", { act: "scan", state: attachment.state });
    const scanned = attachments.changed(attachment, { ...attachment, state, scannedAt: by.at }, "scan", by, {
      details: { result: state },
    });
    if (state === "clean") return scanned;
    const { content, callId } = await applications.get(attachment.applicationId);
    const facts = {
      ...titled(await calls.get(callId)),
      organisation: content.organisation.name,
      fileName: attachment.fileName,
    };
    const letter = { callId, subjectId: attachment.id, to: content.contact, facts };
    return together(scanned, queued(letters, "attachment-infected", letter, by));
  };

/** Refuses a submission that holds a file known to be harmful; one that is still being scanned may come in. */
export async function requireHarmless(
  attachments: Store<Attachment>,
  { content }: Application,
): Promise<void> {
  const held = await Promise.all(content.attachments.map(({ id }) => attachments.get(id)));
  const faults = held.flatMap(({ state, fileName }, i): Fault[] =>
    state === "infected" ? [{ pointer: `/attachments/${i}`, code: "Infected", detail: fileName }] : [],
  );
  if (faults.length > 0) refuse("ApplicationIncomplete", {}, faults);
}

/**
 * The application where papers of a kind may come and go: while it is written, or while staff ask for just this; and what
 * must still be so when that is stored.
 */
async function writable(
  { calls, screenings }: AttachDeps,
  stored: Stored<Application>,
  kind: string | undefined,
  by: Author,
): Promise<{ call: Call; application: Stored<Application>; conditions: readonly Write[] }> {
  const call = await calls.get(stored.callId);
  const screening = stored.sealed ? await screenings.find(screeningId(stored.id)) : undefined;
  if (screening?.state === "incomplete") {
    const { asked } = openRequest(screening, by.at);
    if (kind !== undefined && !asked.attachments.includes(kind))
      refuse("InputInvalid", {}, [{ pointer: "/kind", code: "NotAsked", detail: "This was not asked for." }]);
    return { call, application: stored, conditions: [screenings.unchanged(screening, "ConcurrentChange")] };
  }
  const application = inForce(call, stored);
  requireInTime(application, by.at);
  if (application.state !== "draft" && application.state !== "submitted")
    refuse("WrongState", { act: "attach", state: application.state });
  return { call, application, conditions: [] };
}
