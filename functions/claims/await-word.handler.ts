import { commit, step } from "../shared/step.ts";
import { Waiting } from "../shared/step-input.ts";
import { openClaimStores } from "./deps.ts";
import { environments } from "./env.ts";
import { awaitWord } from "./follow-claim.ts";

const deps = openClaimStores(environments["await-word"].parse(process.env).TABLE_NAME);
const waitFor = awaitWord(deps);

export const handler = step(Waiting, async ({ subject, taskToken }) => {
  await commit(deps.table, () => waitFor(subject, taskToken));
});
