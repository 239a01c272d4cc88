import { openApplyDeps } from "../applications/deps.ts";
import { commit, step } from "../shared/step.ts";
import { InCall } from "../shared/step-input.ts";
import { environments } from "./env.ts";
import { finishScreening } from "./screen-applications.ts";

const deps = openApplyDeps(environments["finish-screening"].parse(process.env).TABLE_NAME);
const finish = finishScreening(deps);

export const handler = step(InCall, async ({ callId }) => {
  await commit(deps.table, () => finish(callId));
});
