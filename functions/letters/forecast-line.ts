import type { Call } from "../../schemas/call.ts";
import type { ForecastLine } from "../../schemas/forecast.ts";
import { compareText } from "../shared/canonical.ts";
import { spokenTime } from "../shared/zone.ts";
import type { LetterKind } from "./facts.ts";
import type { Reader } from "./forecast.ts";

/** Letters that will come at an instant, to those who are there now. */
export interface Comes {
  kind: LetterKind;
  at: string;
  readers: readonly Reader[];
}

/** The lines of such letters, one for each kind and instant, in order of time; of nobody there is none. */
export function foreseen(
  { content }: Call,
  coming: readonly Comes[],
  to: ForecastLine["to"],
  dependsOn: ForecastLine["dependsOn"],
): ForecastLine[] {
  const { zone } = content.window;
  const together = Map.groupBy(coming, ({ kind, at }) => `${at} ${kind}`);
  return [...together]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, [first, ...more]]): ForecastLine[] => {
      if (first === undefined) return [];
      const { kind, at } = first;
      const readers = [first, ...more].flatMap((one) => one.readers);
      if (readers.length === 0) return [];
      const byLanguage: ForecastLine["byLanguage"] = {};
      for (const { language } of readers) byLanguage[language] = (byLanguage[language] ?? 0) + 1;
      return [
        {
          kind,
          at,
          atLocal: spokenTime(at, zone, "en"),
          to,
          count: readers.length,
          byLanguage,
          addresses: readers.map(({ email }) => email).sort(compareText),
          dependsOn,
        },
      ];
    });
}
