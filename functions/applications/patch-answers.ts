import type { Application, ApplicationPatch } from "../../schemas/application.ts";
import type { CallContent } from "../../schemas/call.ts";
import { Answers } from "../../schemas/form.ts";
import { type Change, unchanged } from "../shared/change.ts";
import { faultsOf, pointerOf } from "../shared/faults.ts";
import { own } from "../shared/own.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import { type Answered, type ApplyDeps, answered, editApplication } from "./apply.ts";
import { mergePatch } from "./merge-patch.ts";
import { sectionByQuestion, unnamed } from "./sections.ts";
import { differing, refuseChanged } from "./written.ts";

/**
 * Saves some answers and leaves the others alone. Two colleagues in different sections both succeed; in the same one
 * the second is refused with what the first changed, because a section is held against the revision that was read.
 */
export const patchAnswers =
  (deps: ApplyDeps) =>
  async (
    application: Stored<Application>,
    patch: ApplicationPatch,
    by: Author,
  ): Promise<Change<Answered>> => {
    const call = await deps.calls.get(application.callId);
    requireSectionsRead(call.content, application, patch);
    const { content } = application;
    const merged = Answers.safeParse(mergePatch(content.answers, patch.answers));
    if (!merged.success)
      return refuse("InputInvalid", {}, faultsOf(merged.error, patch.answers, pointerOf(["answers"])));
    if (differing(content.answers, merged.data).length === 0) return answered(call, unchanged(application));
    return editApplication(deps)(application, { ...content, answers: merged.data }, by);
  };

function requireSectionsRead(
  call: CallContent,
  application: Stored<Application>,
  { answers, sections }: ApplicationPatch,
): void {
  const track = call.tracks.find(({ id }) => id === application.content.track);
  const byQuestion = track ? sectionByQuestion(track) : new Map<string, string>();
  const sectionOf = (id: string) => byQuestion.get(id) ?? unnamed;
  const touched = new Set(Object.keys(answers).map(sectionOf));
  const unsaid = [...touched].filter((section) => own(sections, section) === undefined);
  if (unsaid.length > 0)
    refuse(
      "InputInvalid",
      {},
      unsaid.map(
        (section): Fault => ({
          pointer: pointerOf(["sections", section]),
          code: "Missing",
          detail: "Say which revision of this section you read.",
        }),
      ),
    );
  const since = Object.entries(application.written).filter(([id, { rev }]) => {
    const section = sectionOf(id);
    return touched.has(section) && rev > (own(sections, section) ?? 0);
  });
  refuseChanged(
    application,
    since.map(([id]) => id),
  );
}
