import type { Place } from "../../../schemas/planning/settle.ts";

/** Mean radius of the Earth (IUGG), in kilometres. */
const radiusKm = 6371.0088;

/** The great circle between two places on a sphere, in whole kilometres; stable for near and for opposite points. */
export function distanceKm(from: Place, to: Place): number {
  const [a, b, turn] = [radians(from.lat), radians(to.lat), radians(to.lon - from.lon)];
  const east = Math.cos(b) * Math.sin(turn);
  const north = Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(turn);
  const along = Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(turn);
  return Math.round(radiusKm * Math.atan2(Math.hypot(east, north), along));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
