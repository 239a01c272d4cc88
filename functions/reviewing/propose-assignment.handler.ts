import { commit, step } from "../shared/step.ts";
import { InCall } from "../shared/step-input.ts";
import { openReviewingDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { proposeAssignment } from "./propose-assignment.ts";

const deps = openReviewingDeps(environments["propose-assignment"].parse(process.env).TABLE_NAME);
const propose = proposeAssignment(deps);

export const handler = step(InCall, async ({ callId, operationId }) => {
  const { id: planId } = await commit(deps.table, () => propose(callId, operationId));
  return { planId };
});
