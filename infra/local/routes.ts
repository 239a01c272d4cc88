import type { RoutePlan } from "./plan-http-api.ts";

export type Match = { route: RoutePlan; pathParameters: Record<string, string> };

const isParameter = (segment: string): boolean => segment.startsWith("{");
const isGreedy = (segment: string): boolean => segment.endsWith("+}");

type Compiled = { route: RoutePlan; method: string; segments: string[] };

const compile = (route: RoutePlan): Compiled => {
  const [method = "", path = ""] = route.key.split(" ");
  return { route, method, segments: path.split("/").slice(1) };
};

const weight = (segment: string | undefined): number => {
  if (segment === undefined) return 3;
  return isGreedy(segment) ? 2 : isParameter(segment) ? 1 : 0;
};

/** A fixed segment before a parameter, a parameter before a greedy one, a named method before ANY. */
const bySpecificity = (a: Compiled, b: Compiled): number => {
  for (let index = 0; index < Math.max(a.segments.length, b.segments.length); index += 1) {
    const difference = weight(a.segments[index]) - weight(b.segments[index]);
    if (difference !== 0) return difference;
  }
  return Number(a.method === "ANY") - Number(b.method === "ANY");
};

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

const parametersOf = (pattern: string[], path: string[]): Record<string, string> | undefined => {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of pattern.entries()) {
    const value = path[index];
    if (value === undefined) return undefined;
    if (isGreedy(segment)) {
      const rest = path.slice(index).map(decoded).join("/");
      return rest === "" ? undefined : { ...parameters, [segment.slice(1, -2)]: rest };
    }
    if (isParameter(segment)) {
      if (value === "") return undefined;
      parameters[segment.slice(1, -1)] = decoded(value);
    } else if (segment !== decoded(value)) return undefined;
  }
  return pattern.length === path.length ? parameters : undefined;
};

/** Finds the route of a request as an HTTP API does: the most specific first, `$default` last. */
export const createRouter = (routes: RoutePlan[]) => {
  const compiled = routes
    .filter(({ key }) => key !== "$default")
    .map(compile)
    .sort(bySpecificity);
  const fallback = routes.find(({ key }) => key === "$default");
  return (method: string, path: string): Match | undefined => {
    const segments = path.split("/").slice(1);
    for (const candidate of compiled) {
      if (candidate.method !== method && candidate.method !== "ANY") continue;
      const pathParameters = parametersOf(candidate.segments, segments);
      if (pathParameters !== undefined) return { route: candidate.route, pathParameters };
    }
    return fallback && { route: fallback, pathParameters: {} };
  };
};
