import { callStore } from "../calls/calls.ts";
import { step } from "../shared/step.ts";
import { openLetterDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { recordFate } from "./record-fate.ts";
import { SesEvent } from "./ses-event.ts";

const deps = openLetterDeps(environments["record-fate"].parse(process.env).TABLE_NAME);
export const handler = step(SesEvent, recordFate({ ...deps, calls: callStore(deps.table) }));
