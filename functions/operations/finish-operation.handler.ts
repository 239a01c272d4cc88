import { now } from "../shared/clock.ts";
import { commit, step } from "../shared/step.ts";
import { openTable } from "../shared/table.ts";
import { environments } from "./env.ts";
import { FinishOperation, finishOperation } from "./finish-operation.ts";
import { operationStore } from "./operations.ts";

const { TABLE_NAME } = environments["finish-operation"].parse(process.env);
const table = openTable(TABLE_NAME);
const finish = finishOperation({ operations: operationStore(table), now });

export const handler = step(FinishOperation, (input) => commit(table, () => finish(input)));
