import type { Application, ApplicationContent, SubmittedApplication } from "../../schemas/application.ts";
import type { CompletionInput, Screening } from "../../schemas/screening.ts";
import { requireHarmless } from "../applications/attach.ts";
import { checkApplication } from "../applications/check-answers.ts";
import { receiptOf } from "../applications/submission.ts";
import { kept } from "../applications/submissions.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together } from "../shared/change.ts";
import { pointerOf } from "../shared/faults.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { type CompleteDeps, submittedOf } from "./ask-to-complete.ts";
import { type Incomplete, openRequest } from "./completion-request.ts";
import { listsOf } from "./lists-in-force.ts";
import { foundIn, outcomeOf, stillOpen } from "./screen-applications.ts";
import { screeningId } from "./screenings.ts";

/** An application with the request to complete it, as an applicant sees them. */
export interface Completing {
  application: Stored<SubmittedApplication>;
  screening: Stored<Incomplete>;
}

/** Refuses WrongState where nothing is asked for, and DeadlinePassed after the term. */
export const completing =
  ({ screenings }: Pick<CompleteDeps, "screenings">) =>
  async (application: Stored<Application>, at: string): Promise<Completing> => ({
    application: submittedOf(application),
    screening: openRequest(await screenings.find(screeningId(application.id)), at),
  });

/** Saves what was asked for, and nothing else; what is not named keeps its answer. */
export const editCompletion =
  ({ applications, screenings }: CompleteDeps) =>
  async (
    { application, screening }: Completing,
    { answers, organisation }: CompletionInput,
    by: Author,
  ): Promise<Change<Completing>> => {
    const { asked } = screening;
    const faults = [
      ...notAsked("answers", Object.keys(answers), asked.questions),
      ...notAsked("organisation", Object.keys(organisation), asked.organisation),
    ];
    if (faults.length > 0) refuse("InputInvalid", {}, faults);
    const { content } = application;
    const after: SubmittedApplication = {
      ...application,
      content: {
        ...content,
        answers: { ...content.answers, ...answers },
        organisation: { ...content.organisation, ...organisation },
      },
    };
    const { output, writes } = applications.changed(application, after, "editCompletion", by);
    return {
      output: { application: submittedOf(output), screening },
      writes: [...writes, screenings.unchanged(screening, "ConcurrentChange")],
    };
  };

function notAsked(list: string, given: readonly string[], asked: readonly string[]): Fault[] {
  return given
    .filter((id) => !asked.includes(id))
    .map((id) => ({ pointer: pointerOf([list, id]), code: "NotAsked", detail: "This was not asked for." }));
}

/**
 * Hands the completion in: a version of its own with its receipt, and the rules decide anew at once. The first receipt stays
 * what proves that the application itself came in time. Refuses ApplicationIncomplete where the form is not met.
 */
export const completeApplication =
  (deps: CompleteDeps) =>
  async (
    { application, screening }: Completing,
    by: Author,
  ): Promise<Change<Stored<SubmittedApplication>>> => {
    const call = await deps.calls.get(application.callId);
    const { content } = application;
    const faults = checkApplication(call.content, content).filter(({ severity }) => severity === "error");
    if (faults.length > 0)
      refuse(
        "ApplicationIncomplete",
        {},
        faults.map(({ pointer, code }) => ({ pointer, code, detail: code })),
      );
    await requireHarmless(deps.attachments, application);
    const version = application.versions + 1;
    const receipt = receiptOf(call, application, content, by.at, version);
    const after: SubmittedApplication = {
      ...application,
      submitted: content,
      completed: receipt,
      versions: version,
    };
    const { number: receiptNumber, contentHash } = receipt;
    const { output, writes } = deps.applications.changed(application, after, "complete", by, {
      details: { version, contentHash },
    });
    const { name: organisation } = content.organisation;
    const facts = { ...titled(call), organisation, receiptNumber, receivedAt: by.at, version, contentHash };
    const letter = { callId: call.id, subjectId: `${application.id}#${version}`, to: content.contact, facts };
    return together(
      { output: submittedOf(output), writes },
      kept(deps.submissions, call, after, receipt, by),
      await rescreened(deps, screening, content, "completed", by),
      queued(deps.letters, "completion-received", letter, by),
    );
  };

/** The term has passed and nothing was handed in: the rules decide on the application as it was submitted. */
export const lapseCompletion =
  (deps: CompleteDeps) =>
  async (applicationId: string, by: Author): Promise<readonly Write[]> => {
    const application = await deps.applications.get(applicationId);
    const screening = await deps.screenings.find(screeningId(application.id));
    if (screening?.state !== "incomplete" || screening.asked.dueAt >= by.at) return [];
    const call = await deps.calls.get(application.callId);
    // Whoever has withdrawn meanwhile is screened too, so that nothing stays open.
    const content = ("submitted" in application && application.submitted) || application.content;
    const { dueAt } = screening.asked;
    const facts = {
      ...titled(call),
      organisation: content.organisation.name,
      dueAt,
      contactEmail: call.content.contact.email,
    };
    const letter = { callId: call.id, subjectId: application.id, to: content.contact, due: dueAt, facts };
    return [
      ...(await rescreened(deps, screening, content, "lapsed", by)),
      ...(application.state === "submitted" ? queued(deps.letters, "completion-lapsed", letter, by) : []),
    ];
  };

/** The rules decide anew, on what there is now. */
async function rescreened(
  deps: CompleteDeps,
  screening: Stored<Incomplete>,
  content: ApplicationContent,
  ended: "completed" | "lapsed",
  by: Author,
): Promise<readonly Write[]> {
  const call = await deps.calls.get(screening.callId);
  const { asked, ...rest } = screening;
  const after: Screening = {
    ...rest,
    ...outcomeOf(call, content, await listsOf(deps.registers, call)(content.lotId)),
    screenedAt: by.at,
    completions: [...screening.completions, { ...asked, ended, endedAt: by.at }],
  };
  const details = { ended, ...foundIn(after) };
  return [
    ...deps.screenings.changed(screening, after, "rescreen", by, { details }).writes,
    ...(await stillOpen(deps, screening, by)),
  ];
}
