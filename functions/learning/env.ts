import { TableEnv } from "../shared/env.ts";

export const environments = {
  staff: TableEnv,
  participant: TableEnv,
  public: TableEnv,
  "remind-participants": TableEnv,
} as const;
