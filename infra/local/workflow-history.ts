import { isObject } from "./json.ts";
import type { Scope } from "./workflow-definition.ts";

/** The type of a state as its author wrote it; for the interpreter, all that takes time is a Task. */
const writtenTypes: Record<string, string> = { wait: "Wait", map: "Map", parallel: "Parallel" };

/** An event of the interpreter, with the state as its author knows it. */
export const asWritten = (event: object, scope: Scope): object => {
  const { timestamp: _, ...rest } = { timestamp: 0, ...event };
  if (!("state" in rest) || !isObject(rest.state)) return rest;
  const { kind = "task" } = scope.steps.get(String(rest.state.name)) ?? {};
  return { ...rest, state: { ...rest.state, type: writtenTypes[kind] ?? rest.state.type } };
};
