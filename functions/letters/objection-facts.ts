import * as z from "zod";
import { Instant } from "../../schemas/time.ts";
import { text, titled } from "./fact-parts.ts";

const applicant = { ...titled, organisation: text };

/** What the letters about an objection need to know. */
export const objectionFacts = {
  "objection-received": z.object({ ...applicant, ground: text, replyBy: Instant }),
  /** To the office: an answer that was promised. */
  "objection-due": z.object({ ...applicant, ground: text, replyBy: Instant }),
  "objection-decided": z.object({
    ...applicant,
    ground: text,
    outcome: z.enum(["rejected", "reevaluating", "place", "reserve"]),
    reasons: text,
    appealable: z.boolean(),
    contactEmail: text,
  }),
} as const satisfies Record<string, z.ZodType>;
