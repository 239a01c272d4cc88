import type { Attachment } from "../../schemas/attachment.ts";
import { type ReceiptScanDeps, recordReceiptScan } from "../claims/receipts.ts";
import { type Change, unchanged } from "../shared/change.ts";
import { log } from "../shared/log.ts";
import { commit } from "../shared/step.ts";
import { system } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { recordScan, type ScanDeps } from "./attach.ts";
import { type ScanEvent, scannedPaper, scanResult } from "./scan-event.ts";

type Scanned = Attachment["state"];

/** `known`: the event says nothing that is not written already; `unknown`: it is about no file of ours. */
export interface ScanOutcome {
  outcome: Scanned | "known" | "unknown" | "notScanned";
}

/**
 * Writes down what the scan found. Events come at least once: one that says nothing new changes nothing, and that a
 * file is harmful outweighs everything. What could not be scanned stays unread until staff say what it is. An event
 * that overtakes the confirmation is refused with WrongState, so that it comes again.
 */
export const recordScanEvent =
  (deps: ScanDeps & ReceiptScanDeps & { table: Table; now: () => string }) =>
  async (event: ScanEvent): Promise<ScanOutcome> => {
    const id = scannedPaper(event);
    const result = scanResult(event);
    return commit(deps.table, async (): Promise<Change<ScanOutcome>> => {
      const attachment = id && (await deps.attachments.find(id));
      const receipt = id && attachment === undefined ? await deps.receipts.find(id) : undefined;
      const file = attachment ?? receipt;
      if (file === undefined) {
        log("warn", "scan of no file of ours", {});
        return unchanged({ outcome: "unknown" });
      }
      if (result === undefined) {
        log("warn", "file not scanned", { attachment: file.id });
        return unchanged({ outcome: "notScanned" });
      }
      if (file.state === "infected" || file.state === result) return unchanged({ outcome: "known" });
      const by = system(deps.now());
      const change: Change<{ state: Scanned }> | undefined = attachment
        ? await recordScan(deps)(attachment, result, by)
        : receipt && (await recordReceiptScan(deps)(receipt, result, by));
      return { output: { outcome: change?.output.state ?? "unknown" }, writes: change?.writes ?? [] };
    });
  };
