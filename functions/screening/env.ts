import { TableEnv } from "../shared/env.ts";

export const environments = {
  staff: TableEnv,
  "screen-applications": TableEnv,
  "finish-screening": TableEnv,
} as const;
