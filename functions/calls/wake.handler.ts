import { openApplyDeps } from "../applications/deps.ts";
import { participationStore } from "../programme/participations.ts";
import { commit, step } from "../shared/step.ts";
import { environments } from "./env.ts";
import { Wake, wake } from "./wake.ts";

const deps = openApplyDeps(environments.wake.parse(process.env).TABLE_NAME);
const participations = participationStore(deps.table);
const reach = wake({ ...deps, participations });

export const handler = step(Wake, (input) => commit(deps.table, () => reach(input)));
