import { commit, step } from "../shared/step.ts";
import { OnSubject } from "../shared/step-input.ts";
import { openApprovalDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { lookAtApproval } from "./wait.ts";

const deps = openApprovalDeps(environments["look-at-approval"].parse(process.env).TABLE_NAME);
const look = lookAtApproval(deps);

export const handler = step(OnSubject, ({ subject }) => commit(deps.table, () => look(subject)));
