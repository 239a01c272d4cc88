import type { Application } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { CallId } from "../../schemas/ids.ts";
import type { Letter } from "../../schemas/letter.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import { commit } from "../shared/step.ts";
import { type Store, type Stored, system } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { ofCall } from "./applications.ts";

/** So many applications are sealed by one invocation: far from its time limit also when all letters are queued. */
const pageSize = 200;

interface SealDeps {
  table: Table;
  calls: Store<Call>;
  applications: Store<Application>;
  letters: Store<Letter>;
  now: () => string;
}

/**
 * Seals a page of what is still open: drafts lapse, submitted applications can no longer be changed. Asked again until
 * nothing is left; sealing what is sealed changes nothing.
 */
export const sealDrafts =
  (deps: SealDeps) =>
  async (callId: CallId): Promise<{ more: boolean }> => {
    const call = await deps.calls.get(callId);
    let sealed = 0;
    for (const prefix of ["draft#", "submitted#"])
      for await (const { id, sealed: done } of deps.applications.list(ofCall(callId), { prefix })) {
        if (done) continue;
        if (sealed === pageSize) return { more: true };
        await commit(deps.table, async () => seal(deps, call, await deps.applications.get(id)));
        sealed += 1;
      }
    return { more: false };
  };

function seal(deps: SealDeps, call: Call, application: Stored<Application>): Change<Stored<Application>> {
  if (application.sealed) return unchanged(application);
  const at = deps.now();
  const by = system(at);
  if (application.state !== "draft")
    return deps.applications.changed(application, { ...application, sealed: true }, "seal", by);
  const { contact, organisation } = application.content;
  const facts = {
    ...titled(call),
    organisation: organisation.name,
    closedAt: "closesAt" in call ? call.closesAt : at,
    contactEmail: call.content.contact.email,
  };
  return together(
    deps.applications.changed(
      application,
      { ...application, state: "lapsed", lapsedAt: at, sealed: true },
      "lapse",
      by,
    ),
    queued(
      deps.letters,
      "application-lapsed",
      { callId: call.id, subjectId: application.id, to: contact, facts },
      by,
    ),
  );
}
