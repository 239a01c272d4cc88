import * as z from "zod";
import { TableEnv } from "../shared/env.ts";

export const environments = {
  staff: TableEnv,
  "erase-personal-data": z.object({ ...TableEnv.shape, BUCKET_NAME: z.string().min(3) }),
} as const;
