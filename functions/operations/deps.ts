import { SchedulerClient } from "@aws-sdk/client-scheduler";
import { SFNClient } from "@aws-sdk/client-sfn";
import { now } from "../shared/clock.ts";
import { openTable } from "../shared/table.ts";
import type { DispatchDeps } from "./dispatch.ts";
import { environments } from "./env.ts";
import { milestoneStore } from "./milestones.ts";
import { answerStore, operationStore } from "./operations.ts";

/** What `dispatch` stands on: the rows that say what is owed, and the services that it is owed to. */
export function openDispatchDeps(env: NodeJS.ProcessEnv): DispatchDeps {
  const environment = environments.dispatch.parse(env);
  const table = openTable(environment.TABLE_NAME);
  return {
    table,
    operations: operationStore(table),
    answers: answerStore(table),
    milestones: milestoneStore(table),
    stepFunctions: new SFNClient({}),
    scheduler: new SchedulerClient({}),
    environment,
    now,
  };
}
