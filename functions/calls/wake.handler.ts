import { commit, step } from "../shared/step.ts";
import { environments } from "./env.ts";
import { Wake, wake } from "./wake.ts";
import { openWakeDeps } from "./wake-deps.ts";

const deps = openWakeDeps(environments.wake.parse(process.env).TABLE_NAME);
const reach = wake(deps);

export const handler = step(Wake, (input) => commit(deps.table, () => reach(input)));
