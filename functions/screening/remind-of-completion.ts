import type { Application } from "../../schemas/application.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import type { Author, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { type CompleteDeps, wantedInWords } from "./ask-to-complete.ts";
import { screeningId } from "./screenings.ts";

/** Reminds of what is still asked for; who has handed it in hears nothing. */
export const remindOfCompletion =
  (deps: CompleteDeps) =>
  async (applicationId: string, by: Author): Promise<readonly Write[]> => {
    const application: Stored<Application> = await deps.applications.get(applicationId);
    const screening = await deps.screenings.find(screeningId(application.id));
    if (application.state !== "submitted" || screening?.state !== "incomplete") return [];
    const call = await deps.calls.get(application.callId);
    const { contact, organisation } = application.submitted;
    const { dueAt } = screening.asked;
    const facts = {
      ...titled(call),
      organisation: organisation.name,
      wanted: wantedInWords(call, application, screening.asked, contact.language),
      dueAt,
      contactEmail: call.content.contact.email,
    };
    const letter = { callId: call.id, subjectId: application.id, to: contact, due: dueAt, facts };
    return queued(deps.letters, "completion-reminder", letter, by);
  };
