import { commit, step } from "../shared/step.ts";
import { Waiting } from "../shared/step-input.ts";
import { system } from "../shared/store.ts";
import { requestCommitment } from "./commit-plan.ts";
import { openReviewingDeps } from "./deps.ts";
import { environments } from "./env.ts";

const deps = openReviewingDeps(environments["request-commitment"].parse(process.env).TABLE_NAME);
const request = requestCommitment(deps);

export const handler = step(Waiting, async ({ subject, taskToken }) => {
  await commit(deps.table, () => request(subject, taskToken, system(deps.now())));
});
