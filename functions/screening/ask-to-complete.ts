import type { Application, SubmittedApplication } from "../../schemas/application.ts";
import type { Attachment } from "../../schemas/attachment.ts";
import type { Call } from "../../schemas/call.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Milestone } from "../../schemas/operation.ts";
import type { Completable, CompletionAsk, CompletionRequest, Screening } from "../../schemas/screening.ts";
import type { Submission } from "../../schemas/submission.ts";
import { inLanguage, type LetterLanguage } from "../../schemas/text.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together } from "../shared/change.ts";
import { pointerOf } from "../shared/faults.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import { daysLater } from "../shared/zone.ts";
import { rulesOf, termWatched } from "./completion-term.ts";
import { type ScreenDeps, stillOpen } from "./screen-applications.ts";
import { transitions } from "./transitions.ts";

export interface CompleteDeps extends ScreenDeps {
  submissions: Store<Submission>;
  attachments: Store<Attachment>;
  milestones: Store<Milestone>;
  letters: Store<Letter>;
}

/**
 * Asks an applicant to add what is missing, within a term; the letter names each thing and the last instant. What two people
 * have decided is not asked about again. Refuses what the track's form does not ask for.
 */
export const askToComplete =
  (deps: CompleteDeps) =>
  async (
    screening: Stored<Screening>,
    { message, days, ...wanted }: CompletionAsk,
    by: Author,
  ): Promise<Change<Stored<Screening>>> => {
    const open = await stillOpen(deps, screening, by);
    requireFrom(transitions, "askToComplete", screening);
    if (screening.state !== "eligible" && screening.state !== "ineligible") return refuse("WrongState");
    const { override, ...rest } = screening;
    if (override !== undefined) refuse("WrongState", { act: "askToComplete", state: "overridden" });
    const call = await deps.calls.get(screening.callId);
    const application = submittedOf(await deps.applications.get(screening.applicationId));
    const faults = checkWanted(call, application, wanted);
    if (faults.length > 0) refuse("InputInvalid", {}, faults);
    const { zone } = call.content.window;
    const dueAt = daysLater(by.at, days ?? rulesOf(call.content).completeWithinDays, zone);
    const asked: CompletionRequest = { ...wanted, message, askedBy: by.sub, askedAt: by.at, dueAt };
    const { contact, organisation } = application.submitted;
    const facts = {
      ...titled(call),
      organisation: organisation.name,
      wanted: wantedInWords(call, application, wanted, contact.language),
      message,
      dueAt,
      contactEmail: call.content.contact.email,
    };
    const letter = { callId: call.id, subjectId: application.id, to: contact, due: dueAt, facts };
    return together(
      deps.screenings.changed(screening, { ...rest, state: "incomplete", asked }, "askToComplete", by, {
        details: { dueAt, ...wanted },
      }),
      open,
      // Applicants write on what they see: what was never submitted is not part of it.
      deps.applications.changed(
        application,
        { ...application, content: application.submitted },
        "askToComplete",
        by,
      ).writes,
      await termWatched(
        deps.milestones,
        { applicationId: application.id, callId: call.id, content: call.content },
        dueAt,
        by,
      ),
      queued(deps.letters, "completion-requested", letter, by),
    );
  };

export function submittedOf(application: Stored<Application>): Stored<SubmittedApplication> {
  return application.state === "submitted"
    ? application
    : refuse("WrongState", { act: "complete", state: application.state });
}

function trackOf(call: Call, { submitted }: SubmittedApplication) {
  return call.content.tracks.find(({ id }) => id === submitted.track) ?? refuse("NotFound");
}

function checkWanted(call: Call, application: SubmittedApplication, wanted: Completable): Fault[] {
  const track = trackOf(call, application);
  const unknown = (list: "questions" | "attachments", known: readonly { id: string }[]) =>
    wanted[list].flatMap((id, i): Fault[] =>
      known.some((one) => one.id === id)
        ? []
        : [{ pointer: pointerOf([list, i]), code: "Unknown", detail: "The track asks for no such thing." }],
    );
  const faults = [...unknown("questions", track.form), ...unknown("attachments", track.attachments)];
  const count = wanted.questions.length + wanted.attachments.length + wanted.organisation.length;
  return count > 0 ? faults : [{ pointer: "", code: "Missing", detail: "Say what is to be added." }];
}

const facts = {
  sv: { type: "Typ av organisation", population: "Antal invånare" },
  en: { type: "Type of organisation", population: "Number of inhabitants" },
} as const;

/** What is asked for, by the names that the form gives it. */
export function wantedInWords(
  call: Call,
  application: SubmittedApplication,
  { questions, attachments, organisation }: Completable,
  language: LetterLanguage,
): string[] {
  const track = trackOf(call, application);
  const labels = (ids: readonly string[], all: readonly { id: string; label: (typeof track)["label"] }[]) =>
    ids.map((id) => {
      const label = all.find((one) => one.id === id)?.label;
      return label === undefined ? id : inLanguage(label, language);
    });
  return [
    ...labels(questions, track.form),
    ...labels(attachments, track.attachments),
    ...organisation.map((fact) => facts[language][fact]),
  ];
}
