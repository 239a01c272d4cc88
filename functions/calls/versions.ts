import type { Call } from "../../schemas/call.ts";
import {
  type Amendment,
  CallVersion,
  type Difference,
  type VersionLine,
} from "../../schemas/call-version.ts";
import { type CallId, CallVersionId } from "../../schemas/ids.ts";
import type { News } from "../../schemas/news.ts";
import type { Operation } from "../../schemas/operation.ts";
import { published } from "../news/news.ts";
import { contentHash } from "../shared/canonical.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import { type Access, type Author, entityStore, type Store, type Stored } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { inState } from "./calls.ts";
import { isClarification } from "./clarifications.ts";
import { differences } from "./differences.ts";
import { requireReady } from "./draft-call.ts";

export interface VersionStores {
  calls: Store<Call>;
  versions: Store<CallVersion>;
  news: Store<News>;
  operations: Store<Operation>;
}

export function versionStore(table: Table): Store<CallVersion> {
  return entityStore(table, {
    type: "call-version",
    schema: CallVersion,
    audited: true,
    listed: ({ callId, version }) => ({
      gsi1: { partition: versionsOf(callId).key, sort: String(version).padStart(6, "0") },
    }),
  });
}

export function versionsOf(callId: CallId): Access {
  return { index: "gsi1", key: `${callId}#version` };
}

function versionId(callId: CallId, version: number): CallVersionId {
  return CallVersionId.parse(`callversion_${callId.replace("call_", "")}-${version}`);
}

/** Where an amendment holds the content: pointers to what is wrong with it begin there. */
const contentIn = "/content";

/**
 * Changes a call that has been approved (F126): the version before is kept, the new one takes its place, and everybody
 * who has begun to apply or wants to hear of the call is told. Only clarifications are let through; whoever wants other
 * rules cancels the call, and a deadline has a command of its own. Refuses ChangeNotAllowed with each pointer.
 */
export const amendCall =
  ({ calls, versions, news, operations }: VersionStores) =>
  async (stored: Stored<Call>, { content, why }: Amendment, by: Author): Promise<Change<Stored<Call>>> => {
    const call = inState(stored, "approved", "open", "closing", "closed");
    requireReady(content, contentIn);
    const changes = differences(call.content, content);
    if (changes.length === 0) refuse("NothingChanged");
    const forbidden = changes.filter((change) => !isClarification(change));
    if (forbidden.length > 0)
      refuse(
        "ChangeNotAllowed",
        { state: call.state },
        forbidden.map(({ pointer }) => ({
          pointer: `${contentIn}${pointer}`,
          code: "NotAClarification",
          detail: "People apply under this as it was approved.",
        })),
      );
    const { version } = call;
    const earlier: CallVersion = {
      id: versionId(call.id, version),
      callId: call.id,
      state: "superseded",
      version,
      content: call.content,
      contentHash: call.contentHash,
      supersededAt: by.at,
      supersededBy: by.sub,
      why,
    };
    const after: Call = { ...call, content, contentHash: contentHash(content), version: version + 1 };
    const pointers = changes.map(({ pointer }) => pointer);
    return together(
      calls.changed(stored, after, "amend", by, { details: { version: version + 1, pointers } }),
      versions.created(earlier, "supersede", by, { otherwise: "ConcurrentChange" }).writes,
      await published({ news, operations }, call, { kind: "changed", summary: why }, "everyone", by),
    );
  };

/** The history of changes, oldest first; the last line is the version in force. */
export async function historyOf(versions: Store<CallVersion>, call: Call): Promise<VersionLine[]> {
  const lines: VersionLine[] = [];
  for await (const { version, contentHash: hash, supersededAt, supersededBy, why } of versions.list(
    versionsOf(call.id),
  ))
    lines.push({ version, contentHash: hash, current: false, supersededAt, supersededBy, why });
  return [...lines, { version: call.version, contentHash: call.contentHash, current: true }];
}

/** What the call said in one of its versions; refuses NotFound where there is no such version. */
export async function contentOf(versions: Store<CallVersion>, call: Call, version: number) {
  if (version === call.version) return call.content;
  return (await versions.get(versionId(call.id, version))).content;
}

/** What changed between two versions of a call. */
export async function differencesBetween(
  versions: Store<CallVersion>,
  call: Call,
  { from, to }: { from: number; to: number },
): Promise<Difference[]> {
  return differences(await contentOf(versions, call, from), await contentOf(versions, call, to));
}
