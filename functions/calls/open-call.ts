import type { Call } from "../../schemas/call.ts";
import { type Change, unchanged } from "../shared/change.ts";
import { type Store, type Stored, system } from "../shared/store.ts";
import { inState } from "./calls.ts";

/** Opens an approved call. A step may run twice: an open call stays as it is. */
export const openCall =
  (deps: { calls: Store<Call>; now: () => string }) =>
  async (callId: string): Promise<Change<Stored<Call>>> => {
    const call = await deps.calls.get(callId);
    if (call.state === "open") return unchanged(call);
    const at = deps.now();
    const after: Call = { ...inState(call, "approved"), state: "open", openedAt: at };
    return deps.calls.changed(call, after, "open", system(at));
  };

/** API Gateway gives a request at most 30 s: after that no submission that it received before can still arrive. */
export const drainSeconds = 31;

/** From here nobody can start an application; submissions received in time are still taken until the seal. */
export const startClosing =
  (deps: { calls: Store<Call>; now: () => string }) =>
  async (callId: string): Promise<Change<Stored<Call>>> => {
    const call = await deps.calls.get(callId);
    if (call.state === "closing") return unchanged(call);
    const at = deps.now();
    const after: Call = { ...inState(call, "open"), state: "closing", closingAt: at };
    return deps.calls.changed(call, after, "startClosing", system(at));
  };

export const finishClosing =
  (deps: { calls: Store<Call>; now: () => string }) =>
  async (callId: string): Promise<Change<Stored<Call>>> => {
    const call = await deps.calls.get(callId);
    if (call.state === "closed") return unchanged(call);
    const at = deps.now();
    const after: Call = { ...inState(call, "closing"), state: "closed", closedAt: at };
    return deps.calls.changed(call, after, "finishClosing", system(at));
  };
