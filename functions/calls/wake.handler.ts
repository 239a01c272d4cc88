import { participationStore } from "../programme/participations.ts";
import { objectionStore } from "../selection/objections.ts";
import { commit, step } from "../shared/step.ts";
import { openCallDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { Wake, wake } from "./wake.ts";

const deps = openCallDeps(environments.wake.parse(process.env).TABLE_NAME);
const participations = participationStore(deps.table);
const reach = wake({ ...deps, participations, objections: objectionStore(deps.table) });

export const handler = step(Wake, (input) => commit(deps.table, () => reach(input)));
