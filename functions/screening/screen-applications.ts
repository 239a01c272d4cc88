import type { Application } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { CallId } from "../../schemas/ids.ts";
import type { Screening, ScreeningOverride } from "../../schemas/screening.ts";
import { ofCall } from "../applications/applications.ts";
import { type CallIn, inState } from "../calls/calls.ts";
import { type Change, unchanged } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import { commit } from "../shared/step.ts";
import type { Progress } from "../shared/step-input.ts";
import { type Author, type Store, type Stored, system } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { recorded } from "./recorded.ts";
import { isEligible, screen } from "./rules.ts";
import { screeningId } from "./screenings.ts";

export interface ScreenDeps {
  table: Table;
  calls: Store<Call>;
  applications: Store<Application>;
  screenings: Store<Screening>;
  now: () => string;
}

const pageSize = 50;

/** Screens a page of what was submitted; what is screened already is left as it is. */
export const screenApplications =
  (deps: ScreenDeps) =>
  async (callId: CallId, position: string): Promise<Progress> => {
    const call = await deps.calls.get(callId);
    const page = await deps.applications.page(ofCall(callId), {
      prefix: "submitted#",
      limit: pageSize,
      ...(position === "" ? {} : { position: JSON.parse(position) }),
    });
    for (const application of page.entities)
      await commit(deps.table, () => screenOne(deps, call, application));
    return page.next === undefined
      ? { position: "", more: false }
      : { position: JSON.stringify(page.next), more: true };
  };

async function screenOne(deps: ScreenDeps, call: Call, application: Application): Promise<Change<Screening>> {
  if (application.state !== "submitted") return refuse("WrongState", { state: application.state });
  const id = screeningId(application.id);
  const earlier = await deps.screenings.find(id);
  if (earlier !== undefined) return unchanged(earlier);
  const at = deps.now();
  const { organisation, lotId, track, answers } = application.submitted;
  const outcomes = screen(call.content, organisation, { lotId, track, answers });
  const screening: Screening = {
    id,
    callId: call.id,
    applicationId: application.id,
    organisationId: application.organisationId,
    outcomes,
    recorded: recorded(call.content, organisation),
    screenedAt: at,
    state: isEligible(outcomes) ? "eligible" : "ineligible",
  };
  const failed = outcomes.filter((outcome) => !outcome.passed).map((outcome) => outcome.rule);
  return deps.screenings.created(screening, "screen", system(at), { details: { failed } });
}

export const finishScreening =
  (deps: ScreenDeps) =>
  async (callId: CallId): Promise<Change<Stored<Call>>> => {
    const call = await deps.calls.get(callId);
    if (call.state === "screened") return unchanged(call);
    const after: Call = { ...allIn(call), state: "screened" };
    return deps.calls.changed(call, after, "finishScreening", system(deps.now()));
  };

/** The closed call; refuses while somebody's own deadline, later than the call's, has not passed. */
export function allIn(call: Stored<Call>): CallIn<"closed"> {
  const closed = inState(call, "closed");
  if (closed.lateUntil !== undefined) refuse("WrongState", { act: "screen", lateUntil: closed.lateUntil });
  return closed;
}

/** A person decides otherwise than the rules; the rules' own outcomes stay beside it. */
export const overrideScreening =
  ({ calls, screenings }: ScreenDeps) =>
  async (
    screening: Stored<Screening>,
    override: ScreeningOverride,
    by: Author,
  ): Promise<Change<Stored<Screening>>> => {
    inState(await calls.get(screening.callId), "closed", "screened");
    const state = override.eligible ? "eligible" : "ineligible";
    if (screening.state === state) refuse("WrongState", { act: "override", state });
    const after: Screening = {
      ...screening,
      state,
      override: { by: by.sub, at: by.at, reason: override.reason },
    };
    return screenings.changed(screening, after, "override", by, { details: { state } });
  };
