import { step } from "../shared/step.ts";
import { openDispatchDeps } from "./deps.ts";
import { dispatch, StreamBatch } from "./dispatch.ts";

export const handler = step(StreamBatch, dispatch(openDispatchDeps(process.env)));
