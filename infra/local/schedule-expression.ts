import { Temporal } from "temporal-polyfill";

const unitMs: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** The period of a `rate(...)` in ms; undefined for anything else. */
export const rateMs = (expression: string): number | undefined => {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const ms = Number(count) * (unitMs[unit ?? ""] ?? Number.NaN);
  return ms > 0 ? ms : undefined;
};

/** The instant (epoch ms) of an `at(...)`, a wall time in the given zone; undefined for anything else. */
export const atInstant = (expression: string, zone = "UTC"): number | undefined => {
  const [, wall] = /^at\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)$/.exec(expression) ?? [];
  if (wall === undefined) return undefined;
  try {
    return Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    return undefined;
  }
};

/** One sentence when the expression cannot be run here, as the service would refuse it. */
export const expressionProblem = (expression: string, zone?: string): string | undefined => {
  if (rateMs(expression) !== undefined || atInstant(expression, zone) !== undefined) return undefined;
  if (expression.startsWith("cron(")) return `${expression}: the local host runs rate(...) and at(...) only.`;
  return `Invalid Schedule Expression ${expression}.`;
};
