import { TableEnv } from "../shared/env.ts";

export const environments = { applicant: TableEnv, staff: TableEnv, "remind-applicants": TableEnv } as const;
