import type { Application } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { LotCounts, LotsView } from "../../schemas/lots.ts";
import type { Participation } from "../../schemas/participation.ts";
import type { Screening } from "../../schemas/screening.ts";
import type { Selection } from "../../schemas/selection.ts";
import { compareText } from "../shared/canonical.ts";
import { secondsLater } from "../shared/zone.ts";
import { effectiveDeadline, isScheduled, lastInstant } from "./deadline.ts";
import { type Part, windowFor } from "./lots.ts";

/** What the lots of a call are counted from; as read, in any order. */
export interface Field {
  applications: readonly Application[];
  screenings: readonly Screening[];
  selection: Selection | undefined;
  participations: readonly Participation[];
}

/** What was applied for: by the version that counts where there is one, else by what is being written. */
export function partOf(application: Application): Part {
  const { lotId, track } = application.state === "submitted" ? application.submitted : application.content;
  return { lotId, track };
}

/** The part of a field that belongs to a lot, to a track, or to a track of a lot; a part that is not named matches all. */
export function within(field: Field, wanted: Part): Field {
  const isHere = ({ lotId, track }: Part) =>
    (wanted.lotId === undefined || wanted.lotId === lotId) &&
    (wanted.track === undefined || wanted.track === track);
  const applications = field.applications.filter((application) => isHere(partOf(application)));
  const ids = new Set<string>(applications.map(({ id }) => id));
  const { selection } = field;
  return {
    applications,
    screenings: field.screenings.filter(({ applicationId }) => ids.has(applicationId)),
    // A place may be in another track than the one applied for: it counts where it is.
    selection: selection && { ...selection, ranking: selection.ranking.filter(isHere) },
    participations: field.participations.filter(isHere),
  };
}

export function countsOf(
  call: Call,
  { applications, screenings, selection, participations }: Field,
): LotCounts {
  const inState = (state: Application["state"]) => applications.filter((one) => one.state === state).length;
  const places = participations.filter(({ state }) => state === "offered" || state === "confirmed");
  const ranked = (outcome: string) =>
    (selection?.ranking ?? []).filter((one) => one.outcome === outcome).length;
  const isOffered = participations.length > 0;
  return {
    drafts: inState("draft"),
    submitted: inState("submitted"),
    lapsed: inState("lapsed"),
    withdrawn: inState("withdrawn"),
    lateMoved: laterDeadlines(call, applications).reduce((sum, one) => sum + one.applications, 0),
    screened: screenings.length,
    eligible: screenings.filter(isEligible).length,
    selected: isOffered ? places.length : ranked("selected"),
    reserve: isOffered ? participations.filter(({ state }) => state === "reserve").length : ranked("reserve"),
  };
}

/** As it stands until somebody agrees to another word. */
function isEligible(screening: Screening): boolean {
  return (screening.state === "overrideProposed" ? screening.was : screening.state) === "eligible";
}

/** The deadlines of applications that lie after their lot's own, as they are shown, each with how many have it. */
export function laterDeadlines(
  call: Call,
  applications: readonly Application[],
): LotsView["lots"][number]["later"] {
  if (!isScheduled(call)) return [];
  const counted = new Map<string, number>();
  for (const application of applications) {
    const until = effectiveDeadline(call, application);
    if (until <= lastInstant(call, windowFor(call, application.content.lotId).closesAt)) continue;
    const closesAt = secondsLater(until, -call.content.window.graceSeconds);
    counted.set(closesAt, (counted.get(closesAt) ?? 0) + 1);
  }
  return [...counted]
    .map(([closesAt, many]) => ({ closesAt, applications: many }))
    .toSorted((a, b) => compareText(a.closesAt, b.closesAt));
}
