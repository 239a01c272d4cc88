import { Receipt, type ReceiptRequest, type ScanResult, type Upload } from "../../schemas/attachment.ts";
import type { Call } from "../../schemas/call.ts";
import type { Claim, ClaimLine } from "../../schemas/claim.ts";
import { type ClaimId, ReceiptId } from "../../schemas/ids.ts";
import type { Letter } from "../../schemas/letter.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { safeName } from "../papers/file-kinds.ts";
import type { Papers } from "../papers/papers.ts";
import { keepUploaded, uploadForm } from "../papers/upload.ts";
import { naturalKey } from "../shared/canonical.ts";
import { type Change, together, unchanged } from "../shared/change.ts";
import type { Principal } from "../shared/principal.ts";
import { refuse } from "../shared/refusal.ts";
import { type Access, type Author, entityStore, type Store, type Stored } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { requireFrom } from "../shared/transition.ts";
import { claimNumber } from "./claims.ts";
import { transitions } from "./transitions.ts";

export interface ReceiptDeps {
  receipts: Store<Receipt>;
  papers: Papers;
}

export function receiptStore(table: Table): Store<Receipt> {
  return entityStore(table, {
    type: "receipt",
    schema: Receipt,
    audited: true,
    listed: ({ id, callId, claimId }) => ({
      gsi1: { partition: receiptsOf(claimId).key, sort: id },
      gsi3: { partition: `${callId}#receipt`, sort: id },
    }),
  });
}

export function receiptsOf(claimId: ClaimId): Access {
  return { index: "gsi1", key: `${claimId}#receipt` };
}

/** The same file is one receipt of a claim, so that a line finds it by its hash, without an index that may lag behind. */
function receiptId(claimId: ClaimId, sha256: string): ReceiptId {
  return ReceiptId.parse(`receipt_${naturalKey(claimId, sha256)}`);
}

/** Gives leave to upload one receipt; one that was announced and never confirmed gets a new form. */
export const announceReceipt =
  ({ receipts, papers }: ReceiptDeps) =>
  async (
    claim: Stored<Claim>,
    request: ReceiptRequest,
    principal: Principal,
    by: Author,
  ): Promise<Change<{ receipt: Stored<Receipt>; upload: Upload }>> => {
    requireFrom(transitions, "edit", claim);
    const id = receiptId(claim.id, request.sha256);
    const earlier = await receipts.find(id);
    if (earlier !== undefined && earlier.state !== "awaited") return refuse("AlreadyExists", { receipt: id });
    const receipt: Receipt = {
      ...request,
      fileName: safeName(request.fileName, request.mediaType),
      id,
      callId: claim.callId,
      claimId: claim.id,
      uploadedBy: principal.id,
      requestedAt: by.at,
      state: "awaited",
    };
    const upload = await uploadForm(papers, receipt, by.at);
    const { output, writes } = earlier
      ? receipts.changed(earlier, receipt, "request", by)
      : receipts.created(receipt, "request", by);
    return { output: { receipt: output, upload }, writes };
  };

/** Takes what was uploaded as a receipt, when it is what was announced. */
export const confirmReceipt =
  ({ receipts, papers }: ReceiptDeps) =>
  async (receipt: Stored<Receipt>, by: Author): Promise<Change<Stored<Receipt>>> => {
    if (receipt.state !== "awaited") return unchanged(receipt);
    await keepUploaded(papers, receipt);
    return receipts.changed(receipt, { ...receipt, state: "pending", confirmedAt: by.at }, "confirm", by);
  };

export interface ReceiptScanDeps {
  calls: Store<Call>;
  claims: Store<Claim>;
  receipts: Store<Receipt>;
  letters: Store<Letter>;
}

/** What a scan found. That a receipt is harmful is told to the claimant, and no later word takes it back. */
export const recordReceiptScan =
  ({ calls, claims, receipts, letters }: ReceiptScanDeps) =>
  async (receipt: Stored<Receipt>, state: ScanResult, by: Author): Promise<Change<Stored<Receipt>>> => {
    if (receipt.state === state) return unchanged(receipt);
    if (receipt.state === "awaited" || receipt.state === "infected")
      return refuse("WrongState", { act: "scan", state: receipt.state });
    const details = { result: state };
    const scanned = receipts.changed(receipt, { ...receipt, state, scannedAt: by.at }, "scan", by, {
      details,
    });
    if (state === "clean") return scanned;
    const { callId, content, id } = await claims.get(receipt.claimId);
    const facts = {
      ...titled(await calls.get(callId)),
      claimNumber: claimNumber(id),
      fileName: receipt.fileName,
    };
    const letter = { callId, subjectId: receipt.id, to: content.contact, facts };
    return together(scanned, queued(letters, "receipt-infected", letter, by));
  };

/** The receipts that lines of a claim name and that were uploaded, by their hash. */
export async function uploadedFor(
  receipts: Store<Receipt>,
  claim: Pick<Claim, "id">,
  lines: readonly ClaimLine[],
): Promise<ReadonlyMap<string, Stored<Receipt>>> {
  const hashes = [...new Set(lines.flatMap(({ receiptSha256 }) => receiptSha256 ?? []))];
  const found = await Promise.all(
    hashes.map(async (hash) => ({ hash, receipt: await receipts.find(receiptId(claim.id, hash)) })),
  );
  return new Map(
    found.flatMap(({ hash, receipt }): [string, Stored<Receipt>][] =>
      receipt && receipt.state !== "awaited" ? [[hash, receipt]] : [],
    ),
  );
}

/** Refuses while a receipt of these lines is not scanned, or is known to be harmful: nobody could have looked at it. */
export async function requireClean(
  receipts: Store<Receipt>,
  claim: Pick<Claim, "id">,
  lines: readonly ClaimLine[],
): Promise<void> {
  for (const { id, state } of (await uploadedFor(receipts, claim, lines)).values())
    if (state !== "clean") refuse("ReceiptNotClean", { receipt: id, state });
}
