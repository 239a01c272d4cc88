import { commit, step } from "../shared/step.ts";
import { InCall } from "../shared/step-input.ts";
import { openCallDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { drainSeconds, startClosing } from "./open-call.ts";

const deps = openCallDeps(environments["start-closing"].parse(process.env).TABLE_NAME);
const work = startClosing(deps);

export const handler = step(InCall, async ({ callId }) => {
  const { state } = await commit(deps.table, () => work(callId));
  return { drainSeconds, closes: state !== "open" };
});
