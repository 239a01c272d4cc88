import type { Json } from "./json.ts";
import type { Execution } from "./workflow-journal.ts";

/** What `$$` shows a state. `Run` is what its author wrote as `Execution`: see the definition. */
export const contextOf = (execution: Execution, input: Json, nextToken: () => string) => ({
  Run: {
    Id: execution.arn,
    Name: execution.name,
    Input: input,
    StartTime: new Date(execution.startedAt).toISOString(),
  },
  StateMachine: { Id: execution.machine, Name: execution.machine.split(":").at(-1) },
  Task: {
    // The interpreter reads it just before it calls the handler of the same state, which then takes it.
    get Token() {
      return nextToken();
    },
  },
});
