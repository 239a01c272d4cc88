import { TableEnv } from "../shared/env.ts";

export const environments = { claimant: TableEnv, finance: TableEnv } as const;
