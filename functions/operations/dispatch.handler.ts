import { SchedulerClient } from "@aws-sdk/client-scheduler";
import { SFNClient } from "@aws-sdk/client-sfn";
import { now } from "../shared/clock.ts";
import { step } from "../shared/step.ts";
import { openTable } from "../shared/table.ts";
import { dispatch, StreamBatch } from "./dispatch.ts";
import { environments } from "./env.ts";
import { milestoneStore } from "./milestones.ts";
import { answerStore, operationStore } from "./operations.ts";

const environment = environments.dispatch.parse(process.env);
const table = openTable(environment.TABLE_NAME);
const stores = {
  operations: operationStore(table),
  answers: answerStore(table),
  milestones: milestoneStore(table),
};
const services = { stepFunctions: new SFNClient({}), scheduler: new SchedulerClient({}) };
export const handler = step(StreamBatch, dispatch({ table, ...stores, ...services, environment, now }));
