import { TableEnv } from "../shared/env.ts";

export const environments = {
  staff: TableEnv,
  reviewer: TableEnv,
  "propose-assignment": TableEnv,
  "request-commitment": TableEnv,
  "invite-reviewers": TableEnv,
  "start-reviewing": TableEnv,
  "remind-reviewers": TableEnv,
} as const;
