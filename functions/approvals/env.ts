import { TableEnv } from "../shared/env.ts";

export const environments = {
  approver: TableEnv,
  "look-at-approval": TableEnv,
  "request-approval": TableEnv,
  "settle-approval": TableEnv,
} as const;
