import type { Call } from "../../schemas/call.ts";
import type { Milestone } from "../../schemas/operation.ts";
import type { Timeline } from "../../schemas/views.ts";
import { compareText } from "../shared/canonical.ts";

interface TrailEntry {
  at: string;
  action: string;
}

/** What happened to a call, what will, and what should have (F83). */
export function timeline(
  call: Call,
  milestones: readonly Milestone[],
  trail: readonly TrailEntry[],
  findings: Timeline["late"],
  now: string,
): Timeline {
  const ahead: { at: string; what: string }[] = milestones
    .filter((milestone) => milestone.state === "ahead")
    .map(({ dueAt, name }) => ({ at: dueAt, what: name }));
  if (call.state === "reviewing") ahead.push({ at: call.reviewsDueAt, what: "reviewsDue" });
  ahead.sort((a, b) => compareText(a.at, b.at) || compareText(a.what, b.what));
  return {
    happened: trail.map(({ at, action }) => ({ at, what: action })),
    ahead: ahead.filter(({ at }) => at > now),
    late: [...ahead.filter(({ at }) => at <= now).map(({ at, what }) => ({ since: at, what })), ...findings],
  };
}
