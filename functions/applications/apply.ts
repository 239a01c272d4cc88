import type { Application, ApplicationContent } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Finding } from "../../schemas/reason.ts";
import { inState } from "../calls/calls.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { ensureCan } from "../shared/can.ts";
import { type Change, together } from "../shared/change.ts";
import type { Principal } from "../shared/principal.ts";
import { isRefusal, refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { secondsLater } from "../shared/zone.ts";
import { applicationId } from "./applications.ts";
import { checkApplication } from "./check-answers.ts";
import { receiptOf, requireInTime } from "./submission.ts";

export interface ApplyDeps {
  calls: Store<Call>;
  applications: Store<Application>;
  letters: Store<Letter>;
}

interface Answered {
  application: Stored<Application>;
  findings: Finding[];
}

/** Starts an application while the call is open; the transaction itself checks that it is. */
export const createApplication =
  ({ calls, applications, letters }: ApplyDeps) =>
  async (
    callId: string,
    content: ApplicationContent,
    principal: Principal,
    by: Author,
  ): Promise<Change<Answered>> => {
    const stored = await calls.get(callId);
    ensureCan(principal, "application.write", { organisationId: content.organisation.id });
    const call = openCall(stored);
    const application: Application = {
      id: applicationId(call.id, content.organisation.id, content.track),
      callId: call.id,
      organisationId: content.organisation.id,
      createdBy: principal.id,
      createdAt: by.at,
      deadlineAt: secondsLater(call.closesAt, call.content.window.graceSeconds),
      content,
      sealed: false,
      state: "draft",
    };
    if (by.at > application.deadlineAt) refuse("DeadlinePassed", { deadlineAt: application.deadlineAt });
    const created = applications.created(application, "create", by);
    const letter = queued(
      letters,
      "application-started",
      {
        callId: call.id,
        subjectId: application.id,
        to: content.contact,
        facts: { ...titled(call), organisation: content.organisation.name, closesAt: call.closesAt },
      },
      by,
    );
    return answered(call, together(created, [calls.unchanged(call, "ConcurrentChange")], letter));
  };

/** Saves what is written. What was submitted stays submitted until the new text is submitted too. */
export const editApplication =
  ({ calls, applications }: ApplyDeps) =>
  async (
    application: Stored<Application>,
    content: ApplicationContent,
    by: Author,
  ): Promise<Change<Answered>> => {
    requireInTime(application, by.at);
    if (application.state !== "draft" && application.state !== "submitted")
      refuse("WrongState", { act: "edit", state: application.state });
    const { organisation, track } = application.content;
    if (content.organisation.id !== organisation.id || content.track !== track)
      refuse("InputInvalid", {}, [
        {
          pointer: "/organisation/id",
          code: "Unchangeable",
          detail: "Organisation and track make the application.",
        },
      ]);
    const call = await calls.get(application.callId);
    return answered(call, applications.changed(application, { ...application, content }, "edit", by));
  };

/**
 * Submits what is written: one conditional write on the application's own item, its audit entry and its receipt letter
 * with it. `by.at` is the gateway's time of receipt.
 */
export const submitApplication =
  ({ calls, applications, letters }: ApplyDeps) =>
  async (application: Stored<Application>, by: Author): Promise<Change<Stored<Application>>> => {
    requireInTime(application, by.at);
    if (application.state !== "draft" && application.state !== "submitted")
      refuse("WrongState", { act: "submit", state: application.state });
    const call = await calls.get(application.callId);
    const faults = checkApplication(call.content, application.content);
    if (faults.length > 0)
      refuse(
        "ApplicationIncomplete",
        {},
        faults.map(({ pointer, code }) => ({ pointer, code, detail: code })),
      );
    const version = application.state === "submitted" ? application.receipt.version + 1 : 1;
    const { content } = application;
    const receipt = receiptOf(call, application, content, by.at, version);
    const after: Application = { ...application, state: "submitted", submitted: content, receipt };
    const change = applications.changed(application, after, "submit", by, {
      atLeast: { attribute: "deadlineAt", value: by.at },
      equal: { attribute: "sealed", value: false },
      details: { version, contentHash: receipt.contentHash },
    });
    const { number, receivedAt, contentHash } = receipt;
    const facts = {
      ...titled(call),
      organisation: content.organisation.name,
      receiptNumber: number,
      receivedAt,
      version,
      contentHash,
      closesAt: "closesAt" in call ? call.closesAt : application.deadlineAt,
    };
    const letter = { callId: call.id, subjectId: `${application.id}#${version}`, to: content.contact, facts };
    return together(change, queued(letters, "application-received", letter, by));
  };

export const withdrawApplication =
  ({ calls, applications, letters }: ApplyDeps) =>
  async (application: Stored<Application>, by: Author): Promise<Change<Stored<Application>>> => {
    requireInTime(application, by.at);
    if (application.state !== "draft" && application.state !== "submitted")
      refuse("WrongState", { act: "withdraw", state: application.state });
    const call = await calls.get(application.callId);
    const { content } = application;
    const facts = { ...titled(call), organisation: content.organisation.name, withdrawnAt: by.at };
    return together(
      applications.changed(
        application,
        { ...application, state: "withdrawn", withdrawnAt: by.at },
        "withdraw",
        by,
      ),
      queued(
        letters,
        "application-withdrawn",
        { callId: call.id, subjectId: application.id, to: content.contact, facts },
        by,
      ),
    );
  };

function openCall(call: Stored<Call>) {
  try {
    return inState(call, "open");
  } catch (refusal) {
    if (isRefusal(refusal)) refuse("CallNotOpen", { state: call.state });
    throw refusal;
  }
}

function answered(call: Call, change: Change<Stored<Application>>): Change<Answered> {
  const findings = checkApplication(call.content, change.output.content);
  return { output: { application: change.output, findings }, writes: change.writes };
}
