import * as z from "zod";
import { TableEnv } from "../shared/env.ts";

export const environments = {
  public: TableEnv,
  staff: TableEnv,
  "send-letter": TableEnv.extend({
    /** The bare address that letters come from; its name in a letter is the call's title. */
    FROM_ADDRESS: z.email(),
    /** Publishes the events that `record-fate` listens to. */
    CONFIGURATION_SET: z.string().min(1),
    /** Where the API is reached from outside, without a slash at the end: links in letters begin with it. */
    PUBLIC_ADDRESS: z.url(),
  }),
  "record-fate": TableEnv,
} as const;
