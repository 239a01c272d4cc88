import { step } from "../shared/step.ts";
import { openApplyDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { recordScanEvent } from "./record-scan.ts";
import { ScanEvent } from "./scan-event.ts";

const deps = openApplyDeps(environments["record-scan"].parse(process.env).TABLE_NAME);
export const handler = step(ScanEvent, recordScanEvent(deps));
