import type { Call } from "../../schemas/call.ts";
import type { CallId } from "../../schemas/ids.ts";
import type { News } from "../../schemas/news.ts";
import type { Operation } from "../../schemas/operation.ts";
import type { Selection } from "../../schemas/selection.ts";
import { inState } from "../calls/calls.ts";
import { published } from "../news/news.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import { once } from "../shared/step.ts";
import type { Progress } from "../shared/step-input.ts";
import { type Store, type Stored, system } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { type DecisionDeps, decisionsOf } from "./decision-letters.ts";
import { hashOf } from "./propose-selection.ts";
import { selectionId } from "./selections.ts";

export interface AnnounceDeps extends DecisionDeps {
  table: Table;
  calls: Store<Call>;
  selections: Store<Selection>;
  news: Store<News>;
  operations: Store<Operation>;
}

const pageSize = 25;

/**
 * Queues one decision letter per application, and with it the place that it offers. Nothing is published yet: that comes
 * when the last letter is in the outbox. A letter that an earlier run queued is left alone.
 */
export const announceDecisions =
  (deps: AnnounceDeps) =>
  async (callId: CallId, position: string): Promise<Progress> => {
    const { call, selection } = await toAnnounce(deps, callId);
    const from = position === "" ? 0 : Number(position);
    const page = selection.ranking.slice(from, from + pageSize);
    for await (const { writes } of decisionsOf(deps, call, selection, page)) await once(deps.table, writes);
    const next = from + pageSize;
    return next < selection.ranking.length
      ? { position: String(next), more: true }
      : { position: "", more: false };
  };

/** What is to be announced: decided, and to the byte what the chain approved. */
export async function toAnnounce(
  { calls, selections }: Pick<AnnounceDeps, "calls" | "selections">,
  id: CallId,
) {
  const call = inState(await calls.get(id), "reviewed");
  const selection = await selections.get(selectionId(id));
  if (selection.state !== "decided") return refuse("WrongState", { act: "announce", state: selection.state });
  if (hashOf(selection) !== selection.contentHash) refuse("ContentChanged");
  return { call, selection };
}

/** Every letter is in the outbox: now the result is public. */
export const publishResults =
  (deps: AnnounceDeps) =>
  async (callId: CallId): Promise<Change<Stored<Call>>> => {
    const { calls, selections, now } = deps;
    const call = await calls.get(callId);
    if (call.state === "announced") return unchanged(call);
    const selection = await selections.get(selectionId(callId));
    if (selection.state !== "decided") return refuse("WrongState", { state: selection.state });
    const at = now();
    const by = system(at);
    const announced: Call = { ...inState(call, "reviewed"), state: "announced", announcedAt: at };
    return together(
      calls.changed(call, announced, "announce", by),
      selections.changed(selection, { ...selection, state: "announced", announcedAt: at }, "announce", by)
        .writes,
      await published(deps, call, { kind: "decided" }, "subscribers", by),
    );
  };
