import * as z from "zod";
import { TableEnv } from "../shared/env.ts";

/** The key under which the data keys of bank details are kept. */
const KeyEnv = z.object({ ...TableEnv.shape, BANK_KEY_ARN: z.string().startsWith("arn:") });

export const environments = {
  claimant: z.object({ ...KeyEnv.shape, BUCKET_NAME: z.string().min(3) }),
  finance: KeyEnv,
  "look-at-claim": TableEnv,
  "await-word": TableEnv,
  "remind-claimants": TableEnv,
} as const;
