import { TableEnv } from "../shared/env.ts";

export const environments = {
  staff: TableEnv,
  "announce-matches": TableEnv,
  "publish-matching": TableEnv,
} as const;
