import type { Application } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { CallId } from "../../schemas/ids.ts";
import type { Letter } from "../../schemas/letter.ts";
import {
  effectiveDeadline,
  isScheduled,
  lastInstant,
  requestSeconds,
  shownDeadline,
} from "../calls/deadline.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { atOnce } from "../shared/at-once.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import { commit } from "../shared/step.ts";
import type { Progress } from "../shared/step-input.ts";
import { type Store, type Stored, system } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { secondsLater } from "../shared/zone.ts";
import { ofCall } from "./applications.ts";

/** So many applications one invocation looks at: far from its time limit also when all letters are queued. */
const pageSize = 200;
/** So many are sealed at a time. */
const width = 8;

interface SealDeps {
  table: Table;
  calls: Store<Call>;
  applications: Store<Application>;
  letters: Store<Letter>;
  now: () => string;
}

/**
 * Seals a page of what is still open and due: drafts lapse, submitted applications can no longer be changed. Goes through
 * all of them, and through all once more after a round that sealed some: the index may show the last of them late.
 * Sealing what is sealed changes nothing, so that a page may be done twice.
 *
 * 100,000 drafts are 500 pages, as many again because what lapses is listed after the drafts and met once more, and 500
 * for the second round: 1,500 invocations (2,000 drafts took 32 of them). Each is 7 events in the history of its
 * execution, 5 of the task and 2 of the choice after it: 10,500 of the 25,000 that Step Functions allows.
 */
export const sealDrafts =
  (deps: SealDeps) =>
  async (callId: CallId, position = ""): Promise<Progress> => {
    const call = await deps.calls.get(callId);
    const [sealedBefore, start] =
      position === "" ? [false, undefined] : [position.startsWith("!"), JSON.parse(position.slice(1))];
    const page = await deps.applications.page(ofCall(callId), {
      limit: pageSize,
      ...(start === undefined ? {} : { position: start }),
    });
    const due = page.entities.filter((application) => isDue(call, application, deps.now()));
    await atOnce(due, width, (listed) => {
      // The page shows it as it is, almost always; where somebody wrote it since, the second attempt reads it.
      let known: Stored<Application> | undefined = listed;
      return commit(deps.table, async () => {
        const application = known ?? (await deps.applications.get(listed.id));
        known = undefined;
        return seal(deps, call, application);
      });
    });
    const sealedSome = sealedBefore || due.length > 0;
    if (page.next === undefined) return { position: "", more: sealedSome };
    return { position: `${sealedSome ? "!" : "-"}${JSON.stringify(page.next)}`, more: true };
  };

/**
 * Whether nothing that was received in time can still come. While the call is closing, the workflow has waited for the
 * requests in flight on its deadline; for a later deadline of one's own, the clock says whether they have ended.
 */
function isDue(call: Call, application: Application, now: string): boolean {
  const { sealed, state } = application;
  if (sealed || (state !== "draft" && state !== "submitted") || !isScheduled(call)) return false;
  const deadlineAt = effectiveDeadline(call, application);
  if (call.state === "closing" && deadlineAt <= lastInstant(call, call.closesAt)) return true;
  return now >= secondsLater(deadlineAt, requestSeconds);
}

function seal(deps: SealDeps, call: Call, application: Stored<Application>): Change<Stored<Application>> {
  const at = deps.now();
  if (!isDue(call, application, at)) return unchanged(application);
  const by = system(at);
  if (application.state !== "draft")
    return deps.applications.changed(application, { ...application, sealed: true }, "seal", by);
  const { contact, organisation } = application.content;
  const deadlineAt = effectiveDeadline(call, application);
  const closedAt = shownDeadline(call, application);
  const facts = {
    ...titled(call),
    organisation: organisation.name,
    closedAt,
    contactEmail: call.content.contact.email,
  };
  return together(
    deps.applications.changed(
      application,
      { ...application, deadlineAt, state: "lapsed", lapsedAt: at, sealed: true },
      "lapse",
      by,
    ),
    queued(
      deps.letters,
      "application-lapsed",
      { callId: call.id, subjectId: application.id, to: contact, due: closedAt, facts },
      by,
    ),
  );
}
