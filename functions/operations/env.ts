import * as z from "zod";
import { TableEnv } from "../shared/env.ts";

export const environments = {
  staff: TableEnv,
  "finish-operation": TableEnv,
  dispatch: TableEnv.extend({
    /** `arn:…:stateMachine:utlysning-{stage}-`, to which the workflow's name is added. */
    WORKFLOW_ARN_PREFIX: z.string().includes(":stateMachine:"),
    SCHEDULE_GROUP: z.string().min(1),
    WAKE_FUNCTION_ARN: z.string().startsWith("arn:"),
    SCHEDULER_ROLE_ARN: z.string().startsWith("arn:"),
  }),
} as const;
