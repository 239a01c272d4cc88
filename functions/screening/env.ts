import { TableEnv } from "../shared/env.ts";

export const environments = {
  staff: TableEnv,
  applicant: TableEnv,
  "screen-applications": TableEnv,
  "finish-screening": TableEnv,
  "tell-ineligible": TableEnv,
} as const;
