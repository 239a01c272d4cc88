import { TableEnv } from "../shared/env.ts";

export const environments = {
  public: TableEnv,
  staff: TableEnv,
  "open-call": TableEnv,
  "start-closing": TableEnv,
  "seal-drafts": TableEnv,
  "finish-closing": TableEnv,
  wake: TableEnv,
  sweep: TableEnv,
} as const;
