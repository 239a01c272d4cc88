import { TableEnv } from "../shared/env.ts";

export const environments = {
  public: TableEnv,
  applicant: TableEnv,
  staff: TableEnv,
  "announce-decisions": TableEnv,
  "publish-results": TableEnv,
} as const;
