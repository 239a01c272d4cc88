import type { Application } from "../../schemas/application.ts";
import type { Call, CallContent } from "../../schemas/call.ts";
import type { CallId } from "../../schemas/ids.ts";
import type { PublicResult, Selection } from "../../schemas/selection.ts";
import { refuse } from "../shared/refusal.ts";
import type { Store } from "../shared/store.ts";
import { selectionId } from "./selections.ts";

/** Who was selected, as far as they consented to be named (F127). Refuses NotFound until it is announced. */
export const publicResult =
  ({
    calls,
    selections,
    applications,
  }: {
    calls: Store<Call>;
    selections: Store<Selection>;
    applications: Store<Application>;
  }) =>
  async (callId: CallId): Promise<PublicResult> => {
    const selection = await selections.find(selectionId(callId));
    if (selection?.state !== "announced") return refuse("NotFound");
    const { content } = await calls.get(callId);
    const rows = selection.ranking.filter(({ outcome }) => outcome === "selected");
    const selected: PublicResult["selected"] = [];
    for (const { applicationId, name, country } of rows) {
      const application = await applications.get(applicationId);
      if (application.state === "submitted" && application.submitted.consentToPublish)
        selected.push({ name, country, awards: honours(content, selection, applicationId) });
    }
    return { callId, announcedAt: selection.announcedAt, selected, unnamed: rows.length - selected.length };
  };

/** The names of the awards that went to somebody (F37). */
function honours({ awards }: CallContent, given: Selection, applicationId: string) {
  return given.awards
    .filter((one) => one.applicationId === applicationId)
    .flatMap(({ award }) => awards.filter(({ id }) => id === award).map(({ label }) => ({ award, label })));
}
