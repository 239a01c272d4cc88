import type { Call, CallContent } from "../../schemas/call.ts";
import { CallId } from "../../schemas/ids.ts";
import type { Finding } from "../../schemas/reason.ts";
import { contentHash } from "../shared/canonical.ts";
import type { Change } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { inState } from "./calls.ts";
import { checkCall, checkDraft } from "./check-call.ts";

export interface CallDeps {
  calls: Store<Call>;
}

/** Refuses a content with faults that not even a draft may have; warnings are for `GET …/findings`. */
function requireSound(content: CallContent): void {
  refuseFaults(checkDraft(content));
}

/** Refuses to hand in what has faults or values that are still uncertain (F121); `at` is where the content stands in its body. */
export function requireReady(content: CallContent, at = ""): void {
  refuseFaults(checkCall(content), at);
}

function refuseFaults(findings: readonly Finding[], at = ""): void {
  const faults = findings.filter((finding) => finding.severity === "error");
  if (faults.length > 0)
    refuse(
      "CallNotReady",
      {},
      faults.map(({ pointer, code: fault, params }) => ({
        pointer: `${at}${pointer}`,
        code: fault,
        detail: JSON.stringify(params),
      })),
    );
}

/** Drafts a call; its code is its id, so the same call cannot be drafted twice. */
export const createCall =
  ({ calls }: CallDeps) =>
  async (content: CallContent, by: Author): Promise<Change<Stored<Call>>> => {
    requireSound(content);
    const id = CallId.parse(`call_${content.code}`);
    const call: Call = {
      id,
      state: "draft",
      content,
      contentHash: contentHash(content),
      createdBy: by.sub,
      version: 1,
    };
    return calls.created(call, "create", by);
  };

export const editCall =
  ({ calls }: CallDeps) =>
  async (call: Stored<Call>, content: CallContent, by: Author): Promise<Change<Stored<Call>>> => {
    const draft = inState(call, "draft");
    requireSound(content);
    if (content.code !== draft.content.code)
      refuse("InputInvalid", {}, [
        { pointer: "/code", code: "Unchangeable", detail: "The code is the call's id." },
      ]);
    const { id, createdBy, version } = draft;
    const after: Call = {
      id,
      createdBy,
      version,
      state: "draft",
      content,
      contentHash: contentHash(content),
    };
    return calls.changed(call, after, "edit", by);
  };
