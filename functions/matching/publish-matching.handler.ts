import { openProgrammeDeps } from "../programme/deps.ts";
import { commit, step } from "../shared/step.ts";
import { InCall } from "../shared/step-input.ts";
import { publishMatching } from "./announce-matching.ts";
import { environments } from "./env.ts";

const deps = openProgrammeDeps(environments["publish-matching"].parse(process.env).TABLE_NAME);
const publish = publishMatching(deps);

export const handler = step(InCall, async ({ callId }) => {
  await commit(deps.table, () => publish(callId));
});
