import type { Json } from "./json.ts";
import type { Step } from "./workflow-definition.ts";
import type { Execution } from "./workflow-journal.ts";

export type TaskCall = {
  key: string;
  step: Step;
  /** The state's effective input, after InputPath and Parameters. */
  payload: Json;
  token: string;
  timeoutSeconds: number | undefined;
  heartbeatSeconds: number | undefined;
};
export type Pause = { done: Promise<void>; cancel: () => void };
export type Run = {
  execution: Execution;
  /** A timer of the execution, kept in its journal under the key. */
  pause: (key: string, compute: () => number) => Pause;
  isHalted: () => boolean;
  /** Rejects when the execution ends before what it waits for. */
  untilHalted: () => Pause;
  start: () => void;
  abort: (error: string, cause: string) => void;
  /** Lets go without ending: the journal keeps the execution for the next host. */
  leave: () => void;
};
