import { TableEnv } from "../shared/env.ts";

export const environments = {
  approver: TableEnv,
  "request-approval": TableEnv,
  "settle-approval": TableEnv,
} as const;
