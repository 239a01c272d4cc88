import type { Call } from "../../schemas/call.ts";
import type { News } from "../../schemas/news.ts";
import type { Milestone, Operation } from "../../schemas/operation.ts";
import { published } from "../news/news.ts";
import { milestoneId } from "../operations/milestones.ts";
import { retentionWatched } from "../retention/retention-milestones.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import { type Store, type Stored, system } from "../shared/store.ts";
import { secondsLater } from "../shared/zone.ts";
import { inState } from "./calls.ts";
import { requestSeconds } from "./deadline.ts";

export interface OpenDeps {
  calls: Store<Call>;
  news: Store<News>;
  operations: Store<Operation>;
  now: () => string;
}

/** Opens an approved call, and tells those who asked to hear of it. A step may run twice: an open call stays as it is. */
export const openCall =
  (deps: OpenDeps) =>
  async (callId: string): Promise<Change<Stored<Call>>> => {
    const call = await deps.calls.get(callId);
    if (call.state === "open") return unchanged(call);
    const at = deps.now();
    const approved = inState(call, "approved");
    const after: Call = { ...approved, state: "open", openedAt: at };
    const opened = { kind: "opened", closesAt: approved.closesAt } as const;
    return together(
      deps.calls.changed(call, after, "open", system(at)),
      await published(deps, call, opened, "subscribers", system(at)),
    );
  };

/** After so long nothing that was received in time can still be written: a second more than the gateway gives it. */
export const drainSeconds = requestSeconds + 1;

export interface CloseDeps {
  calls: Store<Call>;
  milestones: Store<Milestone>;
  now: () => string;
}

/**
 * From here nobody can start an application; submissions received in time are still taken until the seal. Leaves the call
 * open where its deadline was moved after this was asked for, which shows in its closing being ahead again; and leaves a
 * closed call closed when it comes for those whose own deadline was later.
 */
export const startClosing =
  (deps: CloseDeps) =>
  async (callId: string): Promise<Change<Stored<Call>>> => {
    const call = await deps.calls.get(callId);
    if (call.state === "closing" || call.state === "closed") return unchanged(call);
    const at = deps.now();
    const open = inState(call, "open");
    const closing = await deps.milestones.find(milestoneId(open.id, "close"));
    if (closing?.state === "ahead" && at < closing.dueAt) return unchanged(call);
    const after: Call = { ...open, state: "closing", closingAt: at };
    return deps.calls.changed(call, after, "startClosing", system(at));
  };

/** Closes what is sealed. Done for those whose own deadline was later, it ends the waiting for them. */
export const finishClosing =
  (deps: CloseDeps) =>
  async (callId: string): Promise<Change<Stored<Call>>> => {
    const call = await deps.calls.get(callId);
    const at = deps.now();
    if (call.state === "closed") {
      if (call.lateUntil === undefined || at < secondsLater(call.lateUntil, requestSeconds))
        return unchanged(call);
      return deps.calls.changed(call, { ...call, lateUntil: undefined }, "finishClosing", system(at));
    }
    const after: Call = { ...inState(call, "closing"), state: "closed", closedAt: at };
    return together(
      deps.calls.changed(call, after, "finishClosing", system(at)),
      await retentionWatched(deps.milestones, after, system(at)),
    );
  };
