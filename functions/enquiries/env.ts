import { TableEnv } from "../shared/env.ts";

export const environments = { public: TableEnv, staff: TableEnv } as const;
