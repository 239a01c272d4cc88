import { TableEnv } from "../shared/env.ts";

export const environments = { public: TableEnv, "tell-subscribers": TableEnv } as const;
