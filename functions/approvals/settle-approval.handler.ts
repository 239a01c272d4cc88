import { commit, step } from "../shared/step.ts";
import { OnSubject } from "../shared/step-input.ts";
import { openApprovalDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { settleApproval } from "./settle-approval.ts";

const deps = openApprovalDeps(environments["settle-approval"].parse(process.env).TABLE_NAME);
const settle = settleApproval(deps);

export const handler = step(OnSubject, async ({ subject }) => {
  await commit(deps.table, () => settle(subject));
});
