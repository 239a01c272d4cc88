import * as z from "zod";
import { CallContent } from "./call/content.ts";
import { Opinion } from "./consultation.ts";
import { DeliverableContent, PlanArea } from "./deliverable.ts";
import { Slug } from "./form.ts";

/** A draft as a party of a consultation reads it, with what that party has said of it. */
export const DraftView = z.object({
  number: z.int(),
  contentHash: z.string(),
  draft: z.discriminatedUnion("of", [
    z.object({ of: z.literal("call"), content: CallContent }),
    z.object({
      of: z.literal("deliverable"),
      kind: Slug,
      version: z.int(),
      area: PlanArea.optional(),
      /** The organisations that wrote it. */
      authors: z.array(z.string()),
      content: DeliverableContent,
    }),
  ]),
  own: z.array(Opinion),
});
export type DraftView = z.infer<typeof DraftView>;
