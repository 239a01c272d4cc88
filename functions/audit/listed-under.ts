import type { AuditedKind } from "../../schemas/audit.ts";
import type { CallId } from "../../schemas/ids.ts";
import { ofCall } from "../applications/applications.ts";
import { versionsOf } from "../calls/versions.ts";
import type { Access } from "../shared/store.ts";
import { subscriptionsTo } from "../subscriptions/subscriptions.ts";

/** Where the entities of a call are listed when not in the first index: what that lists has another parent. */
const third = (kind: AuditedKind) => (callId: CallId) =>
  ({ index: "gsi3", key: `${callId}#${kind}` }) as const;
const elsewhere: Partial<Record<AuditedKind, (callId: CallId) => Access>> = {
  application: ofCall,
  subscription: (callId) => subscriptionsTo({ callId }),
  call: third("call"),
  "call-version": versionsOf,
  invitation: third("invitation"),
  attachment: third("attachment"),
  suppression: third("suppression"),
};

/** Where all entities of a kind that belong to a call are found. */
export function listedUnder(callId: CallId, kind: AuditedKind): Access {
  return elsewhere[kind]?.(callId) ?? { index: "gsi1", key: `${callId}#${kind}` };
}
