import type { Application, ApplicationContent, SubmitRequest } from "../../schemas/application.ts";
import type { Attachment } from "../../schemas/attachment.ts";
import type { Call } from "../../schemas/call.ts";
import type { LateInvite } from "../../schemas/late-invite.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Finding } from "../../schemas/reason.ts";
import type { Submission } from "../../schemas/submission.ts";
import type { SectionStatus } from "../../schemas/views.ts";
import { inForce, shownDeadline } from "../calls/deadline.ts";
import { admitted } from "../calls/late-invites.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { ensureCan } from "../shared/can.ts";
import { type Change, together } from "../shared/change.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { applicationId, requireSame } from "./applications.ts";
import { requireHarmless } from "./attach.ts";
import { checkApplication } from "./check-answers.ts";
import { firstOwner } from "./members.ts";
import { sectionsOf } from "./sections.ts";
import { requireSigned } from "./sign.ts";
import { receiptOf, requireInTime } from "./submission.ts";
import { kept } from "./submissions.ts";
import { requireTerms } from "./terms.ts";
import { writtenBy } from "./written.ts";

export interface ApplyDeps {
  calls: Store<Call>;
  lateInvites: Store<LateInvite>;
  applications: Store<Application>;
  submissions: Store<Submission>;
  attachments: Store<Attachment>;
  letters: Store<Letter>;
}

export interface Answered {
  application: Stored<Application>;
  findings: Finding[];
  sections: SectionStatus[];
}

/** Starts an application while the call is open, or by a late invite; the transaction itself checks that it may. */
export const createApplication =
  ({ calls, lateInvites, applications, letters }: ApplyDeps) =>
  async (
    callId: string,
    content: ApplicationContent,
    principal: Principal,
    by: Author,
  ): Promise<Change<Answered>> => {
    const stored = await calls.get(callId);
    ensureCan(principal, "application.create", { organisationId: content.organisation.id });
    const { call, deadlineAt } = await admitted(
      lateInvites,
      stored,
      { organisation: content.organisation.id, lotId: content.lotId },
      by.at,
    );
    const application: Application = {
      id: applicationId(call, content),
      callId: call.id,
      organisationId: content.organisation.id,
      createdBy: principal.id,
      createdAt: by.at,
      deadlineAt,
      callVersion: call.version,
      content: { ...content, attachments: [] },
      sealed: false,
      members: [firstOwner(content, principal, by.at)],
      written: writtenBy(unwritten(content), content.answers, by),
      versions: 0,
      signatures: [],
      state: "draft",
    };
    const created = applications.created(application, "create", by);
    const letter = queued(
      letters,
      "application-started",
      {
        callId: call.id,
        subjectId: application.id,
        to: content.contact,
        facts: {
          ...titled(call),
          organisation: content.organisation.name,
          closesAt: shownDeadline(call, application),
        },
      },
      by,
    );
    return answered(call, together(created, [calls.unchanged(call, "ConcurrentChange")], letter));
  };

/** Saves what is written. What was submitted stays submitted until the new text is submitted too. */
export const editApplication =
  ({ calls, applications }: ApplyDeps) =>
  async (stored: Stored<Application>, content: ApplicationContent, by: Author): Promise<Change<Answered>> => {
    const call = await calls.get(stored.callId);
    const application = inForce(call, stored);
    requireInTime(application, by.at);
    if (application.state !== "draft" && application.state !== "submitted")
      refuse("WrongState", { act: "edit", state: application.state });
    requireSame(call, application, content);
    const after = {
      ...application,
      content: { ...content, attachments: application.content.attachments },
      written: writtenBy(stored, content.answers, by),
    };
    return answered(call, applications.changed(stored, after, "edit", by));
  };

/**
 * Submits what is written: one conditional write on the application's own item, its audit entry and its receipt letter
 * with it. `by.at` is the gateway's time of receipt.
 */
export const submitApplication =
  ({ calls, applications, submissions, attachments, letters }: ApplyDeps) =>
  async (
    stored: Stored<Application>,
    by: Author,
    { acceptsTerms }: SubmitRequest = {},
  ): Promise<Change<Stored<Application>>> => {
    const call = await calls.get(stored.callId);
    const application = inForce(call, stored);
    requireInTime(application, by.at);
    if (application.state !== "draft" && application.state !== "submitted")
      refuse("WrongState", { act: "submit", state: application.state });
    requireTerms(call.content, acceptsTerms);
    const faults = checkApplication(call.content, application.content).filter(isError);
    if (faults.length > 0)
      refuse(
        "ApplicationIncomplete",
        {},
        faults.map(({ pointer, code }) => ({ pointer, code, detail: code })),
      );
    requireSigned(call.content, application);
    await requireHarmless(attachments, application);
    const version = application.versions + 1;
    const { content } = application;
    const accepted = acceptsTerms === undefined ? {} : { acceptedTerms: acceptsTerms };
    const receipt = { ...receiptOf(call, application, content, by.at, version), ...accepted };
    const after: Application = {
      ...application,
      state: "submitted",
      callVersion: call.version,
      submitted: content,
      receipt,
      versions: version,
    };
    // Where a move has not come to the item yet, the item's revision and seal are what the write depends on.
    const onTime = { attribute: "deadlineAt", value: by.at };
    const change = applications.changed(stored, after, "submit", by, {
      ...(stored.deadlineAt < by.at ? {} : { atLeast: onTime }),
      equal: { attribute: "sealed", value: false },
      details: { version, contentHash: receipt.contentHash, ...accepted },
    });
    const { number, receivedAt, contentHash } = receipt;
    const facts = {
      ...titled(call),
      organisation: content.organisation.name,
      receiptNumber: number,
      receivedAt,
      version,
      contentHash,
      acceptedTerms: acceptsTerms ?? "",
      closesAt: shownDeadline(call, application),
    };
    const letter = { callId: call.id, subjectId: `${application.id}#${version}`, to: content.contact, facts };
    return together(
      change,
      kept(submissions, call, application, receipt, by),
      queued(letters, "application-received", letter, by),
    );
  };

export const withdrawApplication =
  ({ calls, applications, letters }: ApplyDeps) =>
  async (stored: Stored<Application>, by: Author): Promise<Change<Stored<Application>>> => {
    const call = await calls.get(stored.callId);
    const application = inForce(call, stored);
    requireInTime(application, by.at);
    if (application.state !== "draft" && application.state !== "submitted")
      refuse("WrongState", { act: "withdraw", state: application.state });
    const { content } = application;
    const facts = { ...titled(call), organisation: content.organisation.name, withdrawnAt: by.at };
    return together(
      applications.changed(
        stored,
        { ...application, state: "withdrawn", withdrawnAt: by.at },
        "withdraw",
        by,
      ),
      queued(
        letters,
        "application-withdrawn",
        // It may be resumed and withdrawn again: each time has a letter of its own.
        { callId: call.id, subjectId: application.id, to: content.contact, due: by.at, facts },
        by,
      ),
    );
  };

/** Takes up again what was withdrawn, while one could still start: there is one application, and a right to change one's mind. */
export const resumeApplication =
  ({ calls, lateInvites, applications }: ApplyDeps) =>
  async (stored: Stored<Application>, by: Author): Promise<Change<Answered>> => {
    if (stored.state !== "withdrawn") return refuse("WrongState", { act: "resume", state: stored.state });
    const { organisationId: organisation, content } = stored;
    const applied = { organisation, lotId: content.lotId };
    const { call, deadlineAt } = await admitted(lateInvites, await calls.get(stored.callId), applied, by.at);
    const { withdrawnAt: _withdrawn, submitted: _submitted, ...rest } = stored;
    const after: Application = { ...rest, state: "draft", deadlineAt };
    const change = applications.changed(stored, after, "resume", by, {
      equal: { attribute: "sealed", value: false },
    });
    return answered(call, together(change, [calls.unchanged(call, "ConcurrentChange")]));
  };

const isError = ({ severity }: Finding) => severity === "error";
const unwritten = (content: ApplicationContent) => ({
  content: { ...content, answers: {} },
  written: {},
  rev: 0,
});

/** Shows an application with what is missing, which only submitting refuses, and how far each section has come. */
export function answered(call: Call, change: Change<Stored<Application>>): Change<Answered> {
  const findings = checkApplication(call.content, change.output.content).map(
    (finding): Finding => ({ ...finding, severity: "warning" }),
  );
  const track = call.content.tracks.find(({ id }) => id === change.output.content.track);
  const sections = track === undefined ? [] : sectionsOf(track, change.output, findings);
  return { output: { application: change.output, findings, sections }, writes: change.writes };
}
