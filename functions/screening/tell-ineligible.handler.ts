import { openApplyDeps } from "../applications/deps.ts";
import { step } from "../shared/step.ts";
import { AtPosition } from "../shared/step-input.ts";
import { environments } from "./env.ts";
import { tellIneligible } from "./tell-ineligible.ts";

const tell = tellIneligible(openApplyDeps(environments["tell-ineligible"].parse(process.env).TABLE_NAME));

export const handler = step(AtPosition, ({ callId, position }) => tell(callId, position));
