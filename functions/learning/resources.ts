import type { Resource } from "../../schemas/call/learning.ts";
import type { Call } from "../../schemas/call.ts";
import type { Participation } from "../../schemas/participation.ts";

/** The tools and texts that the state of a place releases (F64, F76): to who is selected, has said yes, or has begun. */
export function releasedTo(place: Participation, call: Call): Resource[] {
  const reached: Resource["from"][] =
    place.state === "offered"
      ? ["offered"]
      : place.state === "confirmed"
        ? ["offered", "confirmed", ...(call.state === "running" ? (["running"] as const) : [])]
        : [];
  return call.content.resources.filter(
    ({ from, tracks }) =>
      reached.includes(from) &&
      (tracks.length === 0 || (place.track !== undefined && tracks.includes(place.track))),
  );
}
