import type { Application } from "../../schemas/application.ts";
import type { DesirableCriterion } from "../../schemas/call/track.ts";
import type { Call } from "../../schemas/call.ts";
import type { GivenPoints, PointsToGive } from "../../schemas/points.ts";
import type { Screening } from "../../schemas/screening.ts";
import { inState } from "../calls/calls.ts";
import { contentHash } from "../shared/canonical.ts";
import { type Change, together } from "../shared/change.ts";
import { type Fault, refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { requireConfirmed } from "./confirm-screening.ts";

export interface PointsDeps {
  calls: Store<Call>;
  applications: Store<Application>;
  screenings: Store<Screening>;
}

type Proposed = Extract<GivenPoints, { state: "proposed" }>;

/**
 * Points for something welcome, by hand and with a reason. They count at once, or where the criterion wants two people
 * once somebody else agrees; given again, the later word holds. Only between the confirmed screening and the end of the
 * reviewing, before anybody can see where they would lead; they are in the transaction that the call is still there.
 */
export const givePoints =
  (deps: PointsDeps) =>
  async (
    screening: Stored<Screening>,
    said: PointsToGive,
    by: Author,
  ): Promise<Change<Stored<Screening>>> => {
    const { call, still } = await whileReviewed(deps, screening);
    const application = await deps.applications.get(screening.applicationId);
    if (application.state !== "submitted" || screening.state !== "eligible")
      return refuse("WrongState", { act: "givePoints", state: screening.state });
    const track = call.content.tracks.find(({ id }) => id === application.submitted.track);
    const desirable = [...call.content.desirable, ...(track?.desirable ?? [])];
    const criterion = desirable.find(({ id }) => id === said.desirable);
    const faults = faultsOf(criterion, said);
    if (faults.length > 0) refuse("InputInvalid", {}, faults);
    const given = { ...said, by: by.sub, at: by.at };
    const entry: GivenPoints = criterion?.fourEyes
      ? { ...given, state: "proposed", contentHash: hashOf(screening, given) }
      : { ...given, state: "given" };
    const act = entry.state === "given" ? "givePoints" : "proposePoints";
    return together(changed(deps, screening, entry, act, by), still);
  };

/** Somebody else agrees, to exactly the points and the reason that they read. */
export const confirmPoints =
  (deps: PointsDeps) =>
  async (
    screening: Stored<Screening>,
    desirable: string,
    read: string,
    by: Author,
  ): Promise<Change<Stored<Screening>>> => {
    const { still } = await whileReviewed(deps, screening);
    const { contentHash: proposed, state: _state, ...said } = proposedIn(screening, desirable);
    if (said.by === by.sub) refuse("OwnInterest", { action: "points.confirm" });
    if (proposed !== read || hashOf(screening, said) !== read)
      refuse("ContentChanged", { contentHash: proposed });
    const entry: GivenPoints = { ...said, state: "given", agreed: { by: by.sub, at: by.at } };
    return together(changed(deps, screening, entry, "confirmPoints", by), still);
  };

/** A proposal falls; what was given before stands. */
export const dropPoints =
  (deps: PointsDeps) =>
  async (screening: Stored<Screening>, desirable: string, by: Author): Promise<Change<Stored<Screening>>> => {
    const { still } = await whileReviewed(deps, screening);
    const dropped = proposedIn(screening, desirable);
    const points = screening.points.filter((one) => one.state === "given" || one.desirable !== desirable);
    const details = { desirable, contentHash: dropped.contentHash };
    return together(
      deps.screenings.changed(screening, { ...screening, points }, "dropPoints", by, { details }),
      still,
    );
  };

/** Who proposed what waits for a second word. */
export function proposedIn({ points }: Pick<Screening, "points">, desirable: string): Proposed {
  const found = points.find(
    (one): one is Proposed => one.state === "proposed" && one.desirable === desirable,
  );
  return found ?? refuse("WrongState", { act: "confirmPoints", desirable });
}

async function whileReviewed(
  { calls }: Pick<PointsDeps, "calls">,
  { callId }: Screening,
): Promise<{ call: Call; still: readonly Write[] }> {
  const call = inState(await calls.get(callId), "screened", "reviewing");
  if (call.state === "screened") requireConfirmed(call);
  return { call, still: [calls.unchanged(call, "ConcurrentChange")] };
}

function faultsOf(criterion: DesirableCriterion | undefined, { desirable, points }: PointsToGive): Fault[] {
  if (criterion === undefined)
    return [
      {
        pointer: "/desirable",
        code: "UnknownDesirable",
        detail: `Nothing called ${desirable} is welcome here.`,
      },
    ];
  if (criterion.question !== undefined)
    return [
      {
        pointer: "/desirable",
        code: "EarnedByAnswer",
        detail: `The answer to ${criterion.question} gives them.`,
      },
    ];
  if (points > criterion.points)
    return [{ pointer: "/points", code: "AboveMaximum", detail: `It gives at most ${criterion.points}.` }];
  return [];
}

/** A proposal stands beside what was given before; what is given takes the place of both. */
function changed(
  { screenings }: Pick<PointsDeps, "screenings">,
  screening: Stored<Screening>,
  entry: GivenPoints,
  act: string,
  by: Author,
): Change<Stored<Screening>> {
  const others = screening.points.filter(
    ({ desirable, state }) =>
      desirable !== entry.desirable || (entry.state === "proposed" && state === "given"),
  );
  const { desirable, points } = entry;
  return screenings.changed(screening, { ...screening, points: [...others, entry] }, act, by, {
    details: { desirable, points },
  });
}

function hashOf(
  { id }: Pick<Screening, "id">,
  { desirable, points, reason, by, at }: Omit<Proposed, "state" | "contentHash">,
) {
  return contentHash({ id, desirable, points, reason, by, at });
}
