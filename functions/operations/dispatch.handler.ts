import { step } from "../shared/step.ts";
import { StreamBatch } from "../shared/stream-batch.ts";
import { openDispatchDeps } from "./deps.ts";
import { dispatch } from "./dispatch.ts";

export const handler = step(StreamBatch, dispatch(openDispatchDeps(process.env)));
