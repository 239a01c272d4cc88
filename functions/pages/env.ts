import { TableEnv } from "../shared/env.ts";

export const environments = { public: TableEnv } as const;
