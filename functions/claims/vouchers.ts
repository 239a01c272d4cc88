import type { Claim, ClaimLine } from "../../schemas/claim.ts";
import { Voucher } from "../../schemas/claim.ts";
import { VoucherId } from "../../schemas/ids.ts";
import { naturalKey } from "../shared/canonical.ts";
import { refuse } from "../shared/refusal.ts";
import { type Author, entityStore, type Store, type Stored } from "../shared/store.ts";
import type { Table, Write } from "../shared/table.ts";
import { contentKey, receiptKey } from "./settlement/settle-lines.ts";

type Claimed = Pick<Claim, "id" | "callId" | "claimant">;

export function voucherStore(table: Table): Store<Voucher> {
  return entityStore(table, { type: "voucher", schema: Voucher, audited: false, listed: () => ({}) });
}

/** The lines of other claims, of whomever and in whatever state, that have the receipt or the content of these. */
export async function claimedElsewhere(
  vouchers: Store<Voucher>,
  claim: Claimed,
  lines: readonly ClaimLine[],
): Promise<Voucher[]> {
  const found = await heldVouchers(vouchers, claim, lines);
  const others = found.flatMap(({ held }) =>
    held?.state === "claimed" && held.claimId !== claim.id ? [held] : [],
  );
  return [...new Map(others.map((held) => [`${held.claimId} ${held.line.id}`, held])).values()];
}

/** Marks what a claim is granted for. Of two claims for one receipt at the same instant, one decides again. */
export async function claimVouchers(
  vouchers: Store<Voucher>,
  claim: Claimed,
  lines: readonly ClaimLine[],
  by: Author,
): Promise<Write[]> {
  const found = await heldVouchers(vouchers, claim, lines);
  const otherwise = "ConcurrentChange";
  return found.flatMap(({ id, line, held }) => {
    // Another claim marked it after this one was settled: settle again with that in view.
    if (held?.state === "claimed" && held.claimId !== claim.id) refuse("ConcurrentChange");
    const after: Voucher = { id, state: "claimed", claimId: claim.id, claimant: claim.claimant, line };
    const change = held
      ? vouchers.changed(held, after, "claim", by, { otherwise })
      : vouchers.created(after, "claim", by, { otherwise });
    return [...change.writes];
  });
}

/** Frees what a claim had marked, so that it may be claimed anew. */
export async function freeVouchers(
  vouchers: Store<Voucher>,
  claim: Claimed,
  lines: readonly ClaimLine[],
  by: Author,
): Promise<Write[]> {
  const found = await heldVouchers(vouchers, claim, lines);
  return found.flatMap(({ held }) =>
    held?.state === "claimed" && held.claimId === claim.id
      ? [...vouchers.changed(held, { ...held, state: "free" }, "free", by).writes]
      : [],
  );
}

async function heldVouchers(vouchers: Store<Voucher>, claim: Claimed, lines: readonly ClaimLine[]) {
  const wanted = new Map<VoucherId, ClaimLine>();
  for (const line of lines) for (const id of voucherIds(claim, line)) wanted.set(id, line);
  return Promise.all(
    [...wanted].map(
      async ([id, line]): Promise<{ id: VoucherId; line: ClaimLine; held: Stored<Voucher> | undefined }> => ({
        id,
        line,
        held: await vouchers.find(id),
      }),
    ),
  );
}

function voucherIds({ callId, claimant }: Claimed, line: ClaimLine): VoucherId[] {
  const { receiptSha256 } = line;
  const content = contentKey({ representative: claimant }, line);
  return [
    VoucherId.parse(`voucher_${naturalKey(callId, "content", content)}`),
    ...(receiptSha256
      ? [VoucherId.parse(`voucher_${naturalKey(callId, "receipt", receiptKey(receiptSha256))}`)]
      : []),
  ];
}
