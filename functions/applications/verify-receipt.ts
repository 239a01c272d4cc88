import type { Submission, VerifiedReceipt } from "../../schemas/submission.ts";
import type { Store } from "../shared/store.ts";
import { receiptsNumbered } from "./submissions.ts";

/**
 * Whether a receipt with this number was issued for content with this hash (F70). Who holds both holds the receipt and
 * learns what stands on it (version, instant, accepted terms) and nothing else; a number alone opens nothing.
 */
export const verifyReceipt =
  ({ submissions }: { submissions: Store<Submission> }) =>
  async (number: string, contentHash: string): Promise<VerifiedReceipt> => {
    const named = { number: number.toUpperCase(), contentHash: contentHash.toLowerCase() };
    const found = submissions.list(receiptsNumbered(named.number), { prefix: named.contentHash });
    for await (const { receipt } of found) return { issued: true, ...receipt };
    return { issued: false, ...named };
  };
