import * as z from "zod";
import { openApplyDeps } from "../applications/deps.ts";
import { participationStore } from "../programme/participations.ts";
import { commit, step } from "../shared/step.ts";
import { environments } from "./env.ts";
import { sweep } from "./sweep.ts";
import { wake } from "./wake.ts";

const deps = openApplyDeps(environments.sweep.parse(process.env).TABLE_NAME);
const reach = wake({ ...deps, participations: participationStore(deps.table) });

export const handler = step(
  z.unknown(),
  sweep({ ...deps, wake: (due) => commit(deps.table, () => reach({ ...due, milestone: due.name })) }),
);
