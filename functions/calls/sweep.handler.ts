import * as z from "zod";
import { participationStore } from "../programme/participations.ts";
import { objectionStore } from "../selection/objections.ts";
import { commit, step } from "../shared/step.ts";
import { openCallDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { sweep } from "./sweep.ts";
import { wake } from "./wake.ts";

const deps = openCallDeps(environments.sweep.parse(process.env).TABLE_NAME);
const participations = participationStore(deps.table);
const reach = wake({ ...deps, participations, objections: objectionStore(deps.table) });

export const handler = step(
  z.unknown(),
  sweep({ ...deps, wake: (due) => commit(deps.table, () => reach({ ...due, milestone: due.name })) }),
);
