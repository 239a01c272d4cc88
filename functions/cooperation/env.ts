import { TableEnv } from "../shared/env.ts";

export const environments = { staff: TableEnv, party: TableEnv, "tell-gathering": TableEnv } as const;
