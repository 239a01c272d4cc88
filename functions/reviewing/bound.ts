import type { ApplicationContent } from "../../schemas/application.ts";
import type { CallContent } from "../../schemas/call.ts";
import type { Reason } from "../../schemas/reason.ts";
import type { ReviewerProfile } from "../../schemas/reviewing.ts";
import type { Fault } from "../shared/refusal.ts";

type Placed = Pick<ApplicationContent, "lotId" | "track">;
type Bound = Pick<ReviewerProfile, "lots" | "tracks">;

/** Why an application is outside of what a reviewer was asked for: another lot's jury reads it, or another track's. */
export function outOfBounds({ lots, tracks }: Bound, { lotId, track }: Placed): Reason[] {
  return [
    ...(lots === undefined || (lotId !== undefined && lots.includes(lotId))
      ? []
      : [{ code: "otherLot", params: { lot: lotId ?? "", reads: lots } }]),
    ...(tracks === undefined || tracks.includes(track)
      ? []
      : [{ code: "otherTrack", params: { track, reads: tracks } }]),
  ];
}

/** Lots and tracks that a reviewer is bound to are the call's. */
export function checkBounds({ lots, tracks }: Pick<CallContent, "lots" | "tracks">, bound: Bound): Fault[] {
  const unknown = (
    list: "lots" | "tracks",
    code: string,
    named: readonly string[] = [],
    known: readonly { id: string }[] = [],
  ) =>
    named.flatMap((id, i): Fault[] =>
      known.some((one) => one.id === id)
        ? []
        : [{ pointer: `/${list}/${i}`, code, detail: `The call has none called ${id}.` }],
    );
  return [
    ...unknown("lots", "UnknownLot", bound.lots, lots),
    ...unknown("tracks", "UnknownTrack", bound.tracks, tracks),
  ];
}
