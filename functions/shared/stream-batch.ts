import * as z from "zod";

const Text = z.object({ S: z.string() });

/** An entity as a stream record shows it: what was stored when the record was made, and perhaps no longer is. */
export const StreamImage = z.object({
  type: Text,
  entity: Text.optional(),
  rev: z.object({ N: z.string() }).optional(),
  chain: Text.optional(),
});
export type StreamImage = z.infer<typeof StreamImage>;

/** What a reader of the table's stream takes from a batch: where to look, and what was there. */
export const StreamBatch = z.object({
  Records: z.array(
    z.object({
      eventID: z.string(),
      dynamodb: z.object({
        SequenceNumber: z.string(),
        Keys: z.object({ pk: Text }),
        NewImage: StreamImage.optional(),
      }),
    }),
  ),
});
export type StreamBatch = z.infer<typeof StreamBatch>;
