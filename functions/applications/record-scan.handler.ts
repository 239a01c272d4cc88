import { claimStore } from "../claims/claims.ts";
import { receiptStore } from "../claims/receipts.ts";
import { step } from "../shared/step.ts";
import { openApplyDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { recordScanEvent } from "./record-scan.ts";
import { ScanEvent } from "./scan-event.ts";

const deps = openApplyDeps(environments["record-scan"].parse(process.env).TABLE_NAME);
const scanned = { ...deps, claims: claimStore(deps.table), receipts: receiptStore(deps.table) };
export const handler = step(ScanEvent, recordScanEvent(scanned));
