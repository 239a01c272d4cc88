import type { Call } from "../../schemas/call.ts";
import { refuse } from "../shared/refusal.ts";

type Scheduled = Extract<Call, { opensAt: string }>;
type Cancelled = Extract<Call, { state: "cancelled" }>;
export type PublishedCall = Scheduled | (Cancelled & NonNullable<Cancelled["published"]>);

/** A call that the public may see; drafts and calls in approval do not exist for them. */
export function publishedCall(call: Call | undefined): PublishedCall {
  return asPublished(call) ?? refuse("NotFound");
}

/** The call with its dates; one that was cancelled after it had been published keeps them. */
export function asPublished(call: Call | undefined): PublishedCall | undefined {
  if (call === undefined) return undefined;
  if (call.state === "cancelled") return call.published && { ...call, ...call.published };
  return "opensAt" in call ? call : undefined;
}
