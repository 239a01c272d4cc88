import { now } from "../shared/clock.ts";
import { step } from "../shared/step.ts";
import { openTable } from "../shared/table.ts";
import { environments } from "./env.ts";
import { letterStore } from "./letters.ts";
import { recordFate } from "./record-fate.ts";
import { SesEvent } from "./ses-event.ts";
import { suppressionStore } from "./suppressions.ts";

const table = openTable(environments["record-fate"].parse(process.env).TABLE_NAME);
const stores = { letters: letterStore(table), suppressions: suppressionStore(table) };
export const handler = step(SesEvent, recordFate({ table, ...stores, now }));
