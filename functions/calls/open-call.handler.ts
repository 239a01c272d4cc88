import { commit, step } from "../shared/step.ts";
import { InCall } from "../shared/step-input.ts";
import { openCallDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { openCall } from "./open-call.ts";

const deps = openCallDeps(environments["open-call"].parse(process.env).TABLE_NAME);
const work = openCall(deps);

export const handler = step(InCall, async ({ callId }) => {
  await commit(deps.table, () => work(callId));
  return {};
});
