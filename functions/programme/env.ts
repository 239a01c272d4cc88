import { TableEnv } from "../shared/env.ts";

export const environments = {
  staff: TableEnv,
  participant: TableEnv,
  certificate: TableEnv,
  "tell-exchange": TableEnv,
  "set-milestones": TableEnv,
  "reseat-exchanges": TableEnv,
} as const;
