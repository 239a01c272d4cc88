import { commit, step } from "../shared/step.ts";
import { InCall } from "../shared/step-input.ts";
import { openReviewingDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { startReviewing } from "./invite-reviewers.ts";

const deps = openReviewingDeps(environments["start-reviewing"].parse(process.env).TABLE_NAME);
const start = startReviewing(deps);

export const handler = step(InCall, async ({ callId }) => {
  await commit(deps.table, () => start(callId));
});
