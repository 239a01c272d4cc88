import * as z from "zod";
import { Instant } from "../../schemas/time.ts";
import { count, said, text, titled } from "./fact-parts.ts";

const participant = { ...titled, organisation: text };
/** What participants wrote: of which kind, and its own title. */
const written = { ...participant, label: said, title: said };

/** What letters about outputs, measurements and reports need to know. */
export const learningFacts = {
  "owed-reminder": z.object({
    ...participant,
    label: said,
    missing: count,
    dueAt: Instant,
    when: z.enum(["before", "late"]),
    contactEmail: text,
  }),
  /** To the contact of the call. */
  "owed-overdue": z.object({
    ...titled,
    label: said,
    dueAt: Instant,
    owing: z.array(z.object({ organisation: text, missing: count })),
  }),
  /** To the contact of the call: a report that is due has been drawn up. */
  "report-drawn-up": z.object({ ...titled, label: said, reportTo: text, dueOn: text, version: count }),
  "deliverable-approved": z.object({ ...written, opens: z.array(said) }),
  "deliverable-returned": z.object({ ...written, reasons: text, contactEmail: text }),
} as const satisfies Record<string, z.ZodType>;
