import type { Call } from "../../schemas/call.ts";
import { published } from "../news/news.ts";
import { retentionWatched } from "../retention/retention-milestones.ts";
import { type Change, together } from "../shared/change.ts";
import type { Author, Stored } from "../shared/store.ts";
import { inState } from "./calls.ts";
import type { CloseDeps, OpenDeps } from "./open-call.ts";

/**
 * Cancels a call before it closes, with a reason. What had been published stays to be read, and says why; everybody who
 * asked to hear of it or has begun an application gets a letter.
 */
export const cancelCall =
  (deps: Omit<OpenDeps, "now"> & Pick<CloseDeps, "milestones">) =>
  async (stored: Stored<Call>, why: string, by: Author): Promise<Change<Stored<Call>>> => {
    const call = inState(stored, "draft", "inApproval", "approved", "open");
    const reason = { code: "CancelledByStaff", params: { reason: why } };
    const cancelled = { ...call, state: "cancelled" as const, cancelledAt: by.at, reason };
    if (!("opensAt" in call)) return deps.calls.changed(stored, cancelled, "cancel", by);
    const { opensAt, closesAt, approvedAt, lotWindows } = call;
    const after: Call = { ...cancelled, published: { opensAt, closesAt, approvedAt, lotWindows } };
    return together(
      deps.calls.changed(stored, after, "cancel", by),
      await published(deps, call, { kind: "cancelled", why }, "everyone", by),
      await retentionWatched(deps.milestones, after, by),
    );
  };
