import * as z from "zod";

const Text = z.object({ S: z.string() });
/** What a reader of the table's stream takes from a batch: where to look. What is done follows from the stored item. */
export const StreamBatch = z.object({
  Records: z.array(
    z.object({
      eventID: z.string(),
      dynamodb: z.object({
        SequenceNumber: z.string(),
        Keys: z.object({ pk: Text }),
        NewImage: z.object({ type: Text }).optional(),
      }),
    }),
  ),
});
export type StreamBatch = z.infer<typeof StreamBatch>;
