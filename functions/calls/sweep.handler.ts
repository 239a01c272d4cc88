import * as z from "zod";
import { commit, step } from "../shared/step.ts";
import { environments } from "./env.ts";
import { sweep } from "./sweep.ts";
import { wake } from "./wake.ts";
import { openWakeDeps } from "./wake-deps.ts";

const deps = openWakeDeps(environments.sweep.parse(process.env).TABLE_NAME);
const reach = wake(deps);
const reachDue = sweep({
  ...deps,
  wake: (due) => commit(deps.table, () => reach({ ...due, milestone: due.name })),
});

export const handler = step(z.unknown(), reachDue);
