import { commit, step } from "../shared/step.ts";
import { InCall } from "../shared/step-input.ts";
import { publishResults } from "./announce-selection.ts";
import { openSelectionDeps } from "./deps.ts";
import { environments } from "./env.ts";

const deps = openSelectionDeps(environments["publish-results"].parse(process.env).TABLE_NAME);
const publish = publishResults(deps);

export const handler = step(InCall, async ({ callId }) => {
  await commit(deps.table, () => publish(callId));
});
