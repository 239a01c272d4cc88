import type { Call } from "../../schemas/call.ts";
import type { ForecastComparison, ForecastLine } from "../../schemas/forecast.ts";
import type { Participation } from "../../schemas/participation.ts";
import { compareText } from "../shared/canonical.ts";
import { secondsLater, spokenTime } from "../shared/zone.ts";
import type { LetterKind } from "./facts.ts";

type Difference = ForecastComparison["differences"][number];

export const placeKinds: readonly LetterKind[] = ["place-confirmed", "place-withdrawn", "place-offered"];

/**
 * The offers that lapse if nobody answers them, and the places that are offered to the reserve then, as many as there
 * are in it: which of them the quotas allow is not known before.
 */
export function placeLines(call: Call, places: readonly Participation[]): ForecastLine[] {
  const { zone } = call.content.window;
  const open = places.flatMap((place) => (place.state === "offered" ? [place] : []));
  const days = [...Map.groupBy(open, ({ confirmBy }) => secondsLater(confirmBy, 1))].sort(([a], [b]) =>
    compareText(a, b),
  );
  let reserve = places.filter(({ state }) => state === "reserve").length;
  const lapsing = days.flatMap(([at, here]): ForecastLine[] => {
    const when = { at, atLocal: spokenTime(at, zone, "en") };
    const called = Math.min(reserve, here.length);
    reserve -= called;
    const lapsed = { ...lineOf("place-withdrawn", here), ...when };
    return called > 0 ? [lapsed, { ...lineOf("place-offered", []), ...when, count: called }] : [lapsed];
  });
  const named = new Set(lapsing.map(({ kind }) => kind));
  return [...lapsing, ...placeKinds.filter((kind) => !named.has(kind)).map((kind) => lineOf(kind, []))];
}

function lineOf(kind: LetterKind, places: readonly Participation[]): ForecastLine {
  const byLanguage: ForecastLine["byLanguage"] = {};
  for (const { contact } of places) byLanguage[contact.language] = (byLanguage[contact.language] ?? 0) + 1;
  return {
    kind,
    to: "participants",
    count: places.length,
    byLanguage,
    addresses: places.map(({ contact }) => contact.email).sort(compareText),
    dependsOn: ["placeConfirmed", "placeWithdrawn", "addressSuppressed"],
  };
}

/** Why there were more or fewer: who took a place, gave one back, let one lapse, and who was called instead. */
export function placeReasons(
  kind: string,
  at: string,
  lines: readonly ForecastLine[],
  places: readonly Participation[],
): Difference[] {
  const gone = places.filter((place) => place.state === "withdrawn" && place.withdrawnAt > at);
  if (kind === "place-confirmed") {
    const taken = places.filter((place) => "confirmedAt" in place && (place.confirmedAt ?? "") > at);
    return [{ code: "placeConfirmed", params: {}, count: taken.length }];
  }
  if (kind === "place-offered") {
    const foreseen = lines.reduce((sum, { count }) => sum + count, 0);
    const called = gone.filter((place) => "replacedBy" in place && place.replacedBy !== undefined).length;
    return [
      { code: called < foreseen ? "offerAnswered" : "reserveCalled", params: {}, count: called - foreseen },
    ];
  }
  const lapsing = new Set(lines.flatMap(({ addresses }) => addresses));
  return places.flatMap((place): Difference[] => {
    const isGone = gone.includes(place);
    if (lapsing.has(place.contact.email) === isGone) return [];
    if (isGone) return [{ code: "placeWithdrawn", params: {}, count: 1 }];
    return [{ code: place.state === "offered" ? "notDueYet" : "placeConfirmed", params: {}, count: -1 }];
  });
}
