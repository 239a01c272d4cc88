import type { Application } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { NewDeadline } from "../../schemas/deadline.ts";
import { letterOfMove } from "../applications/tell-of-move.ts";
import { type Change, together } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import { inState } from "./calls.ts";
import { inForce, lastInstant, meant, outageOf, requireLater, shownDeadline } from "./deadline.ts";
import { type MoveDeps, withLateUntil } from "./move-deadline.ts";
import { rearmed } from "./rearm.ts";

interface MovedOne {
  call: Stored<Call>;
  application: Stored<Application>;
}

/**
 * Moves the deadline of one application, to later only. Also after the call has closed, until its screening begins: a
 * draft that had lapsed is a draft again, what was sealed is unsealed, and both are sealed anew when its own deadline
 * has passed. That it was reopened, and why, stays in its audit trail; nobody else is told.
 */
export const moveOneDeadline =
  (deps: MoveDeps) =>
  async (
    stored: Stored<Call>,
    application: Stored<Application>,
    { closes, zone, ...why }: NewDeadline,
    by: Author,
  ): Promise<Change<MovedOne>> => {
    const call = inState(stored, "open", "closing", "closed");
    if (application.callId !== call.id) refuse("NotFound", { type: "application", id: application.id });
    if (application.state === "withdrawn")
      refuse("WrongState", { act: "move-deadline", state: application.state });
    const to = meant(call, closes, zone, "/closes");
    const from = shownDeadline(call, application);
    requireLater(to, { InThePast: by.at, NotLater: from });
    outageOf(call, why);
    const after = withLateUntil(call, to);
    const changed = deps.calls.changed(stored, after, "moveDeadlineForOne", by, {
      details: { application: application.id, from, to },
    });
    const moved = deps.applications.changed(
      application,
      reopened(inForce(call, application), lastInstant(call, to)),
      application.sealed ? "reopen" : "moveDeadline",
      by,
      { details: { from, to, reason: why.reason } },
    );
    return together(
      { output: { call: changed.output, application: moved.output }, writes: changed.writes },
      moved.writes,
      letterOfMove(deps.letters, call, moved.output, { from, to, reason: why.reason }, by),
      await rearmed(deps.milestones, call, after, by, [to]),
    );
  };

function reopened(application: Application, deadlineAt: string): Application {
  const open = { ...application, deadlineAt, sealed: false };
  return open.state === "lapsed" ? { ...open, state: "draft" } : open;
}
