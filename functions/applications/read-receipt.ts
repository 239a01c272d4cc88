import type { Application } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { ReceiptSheet } from "../../schemas/submission.ts";
import { refuse } from "../shared/refusal.ts";
import { localTime } from "../shared/zone.ts";

/** The receipt of the version that counts. Refuses with NotFound where none does: never submitted, or withdrawn. */
export function readReceipt(call: Call, application: Application): ReceiptSheet {
  if (application.state !== "submitted") return refuse("NotFound", { type: "receipt", id: application.id });
  const { number, receivedAt, version, contentHash, acceptedTerms } = application.receipt;
  const { zone } = call.content.window;
  const { local, offset } = localTime(receivedAt, zone);
  return {
    number,
    receivedAt,
    receivedLocally: local,
    zone,
    utcOffset: offset,
    version,
    contentHash,
    ...(acceptedTerms === undefined ? {} : { acceptedTerms }),
    verifyAt: `/receipts/${encodeURIComponent(number)}?contentHash=${contentHash}`,
  };
}
