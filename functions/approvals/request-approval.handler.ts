import { commit, step } from "../shared/step.ts";
import { Waiting } from "../shared/step-input.ts";
import { openApprovalDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { requestApproval } from "./wait.ts";

const deps = openApprovalDeps(environments["request-approval"].parse(process.env).TABLE_NAME);
const request = requestApproval(deps);

export const handler = step(Waiting, async ({ subject, taskToken }) => {
  await commit(deps.table, () => request(subject, taskToken));
});
