import { sealDrafts } from "../applications/seal-drafts.ts";
import { step } from "../shared/step.ts";
import { AtPosition } from "../shared/step-input.ts";
import { openCallDeps } from "./deps.ts";
import { environments } from "./env.ts";

const deps = openCallDeps(environments["seal-drafts"].parse(process.env).TABLE_NAME);
const seal = sealDrafts(deps);

export const handler = step(AtPosition, ({ callId, position }) => seal(callId, position));
