import { TableEnv } from "../shared/env.ts";

export const environments = {
  public: TableEnv,
  staff: TableEnv,
  host: TableEnv,
  "announce-matches": TableEnv,
  "publish-matching": TableEnv,
} as const;
