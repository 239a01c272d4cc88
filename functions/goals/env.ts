import { TableEnv } from "../shared/env.ts";

export const environments = { staff: TableEnv, participant: TableEnv } as const;
