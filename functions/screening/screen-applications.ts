import type { Application, ApplicationContent } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { CallId } from "../../schemas/ids.ts";
import type { RegisterVersion } from "../../schemas/register.ts";
import type { Screening } from "../../schemas/screening.ts";
import { ofCall } from "../applications/applications.ts";
import { type CallIn, inState } from "../calls/calls.ts";
import { type Change, unchanged } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import { commit } from "../shared/step.ts";
import type { Progress } from "../shared/step-input.ts";
import { type Author, type Store, type Stored, system } from "../shared/store.ts";
import type { Table, Write } from "../shared/table.ts";
import { type Lists, listsOf } from "./lists-in-force.ts";
import { isSupported, otherSupport } from "./other-support.ts";
import { recorded } from "./recorded.ts";
import { isEligible, screen } from "./rules.ts";
import { screeningId } from "./screenings.ts";

export interface ScreenDeps {
  table: Table;
  calls: Store<Call>;
  applications: Store<Application>;
  screenings: Store<Screening>;
  registers: Store<RegisterVersion>;
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
    const lists = listsOf(deps.registers, call);
    for (const application of page.entities) {
      const inForce = await lists(application.content.lotId);
      await commit(deps.table, () => screenOne(deps, call, application, inForce));
    }
    return page.next === undefined
      ? { position: "", more: false }
      : { position: JSON.stringify(page.next), more: true };
  };

async function screenOne(
  deps: ScreenDeps,
  call: Call,
  application: Application,
  lists: Lists,
): Promise<Change<Screening>> {
  if (application.state !== "submitted") return refuse("WrongState", { state: application.state });
  const id = screeningId(application.id);
  const earlier = await deps.screenings.find(id);
  if (earlier !== undefined) return unchanged(earlier);
  const at = deps.now();
  const screening: Screening = {
    id,
    callId: call.id,
    applicationId: application.id,
    organisationId: application.organisationId,
    ...outcomeOf(call, application.submitted, lists),
    recorded: recorded(call.content, application.submitted.organisation),
    screenedAt: at,
    completions: [],
    points: [],
  };
  return deps.screenings.created(screening, "screen", system(at), { details: foundIn(screening) });
}

/** What the rules say of an application, with the lists in force, and what follows from it. */
export function outcomeOf(
  call: Call,
  content: ApplicationContent,
  lists: Lists,
): Pick<Screening, "outcomes" | "otherSupport"> & { state: "eligible" | "ineligible" } {
  const { organisation, lotId, track, answers } = content;
  const outcomes = screen(call.content, organisation, { lotId, track, answers, lists });
  return {
    outcomes,
    otherSupport: otherSupport(call.content, content, lists),
    state: isEligible(outcomes) ? "eligible" : "ineligible",
  };
}

/** For the audit trail: the rules that were not met, other support, and the versions of lists that were looked into. */
export function foundIn({ outcomes, otherSupport: found }: Pick<Screening, "outcomes" | "otherSupport">) {
  const versions = [...outcomes, ...found].flatMap(({ reason }) => reason.params.version ?? []);
  return {
    otherSupport: found.filter(isSupported).map(({ register }) => register),
    failed: outcomes.filter((outcome) => !outcome.passed).map((outcome) => outcome.rule),
    lists: [...new Set(versions.map(String))],
  };
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

/**
 * What a change of one screening writes to its call: a new revision, so that nobody can confirm the screening as it was
 * before. Refuses once the screening is confirmed.
 */
export async function stillOpen(
  { calls }: Pick<ScreenDeps, "calls">,
  { callId, applicationId }: Screening,
  by: Author,
): Promise<readonly Write[]> {
  const call = inState(await calls.get(callId), "closed", "screened");
  if (call.screeningConfirmed !== undefined) refuse("WrongState", { act: "screen", state: "confirmed" });
  return calls.changed(call, call, "changeScreening", by, { details: { application: applicationId } }).writes;
}
