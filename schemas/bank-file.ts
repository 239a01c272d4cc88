import * as z from "zod";
import { BatchId } from "./ids.ts";

/** An answer of the bank as it came: pain.002 or camt.054, XML. */
export const BankFile = z.strictObject({ xml: z.string().min(1).max(1_000_000) });
export type BankFile = z.infer<typeof BankFile>;

/** What became of each payment that the file speaks of, by end-to-end id. */
export const BankFileTaken = z.object({
  paid: z.array(z.string()),
  returned: z.array(z.string()),
  /** Said before, word for word or by another file. */
  repeated: z.array(z.string()),
  /** Not ours, or of no batch that was exported. */
  unknown: z.array(z.string()),
  /** Another amount than was ordered: nothing follows from it until a person has looked. */
  amountDiffers: z.array(z.string()),
  /** One batch is answered at a time: send the same file again for the rest. */
  waiting: z.array(z.string()),
  batchId: BatchId.optional(),
});
export type BankFileTaken = z.infer<typeof BankFileTaken>;
