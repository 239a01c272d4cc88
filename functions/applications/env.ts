import * as z from "zod";
import { TableEnv } from "../shared/env.ts";

export const environments = {
  public: TableEnv,
  applicant: TableEnv,
  attachments: z.object({ ...TableEnv.shape, BUCKET_NAME: z.string().min(3) }),
  staff: TableEnv,
  "record-scan": TableEnv,
  "remind-applicants": TableEnv,
  "tell-of-move": TableEnv,
} as const;
