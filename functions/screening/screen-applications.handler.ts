import { openApplyDeps } from "../applications/deps.ts";
import { step } from "../shared/step.ts";
import { AtPosition } from "../shared/step-input.ts";
import { environments } from "./env.ts";
import { screenApplications } from "./screen-applications.ts";

const work = screenApplications(
  openApplyDeps(environments["screen-applications"].parse(process.env).TABLE_NAME),
);

export const handler = step(AtPosition, ({ callId, position }) => work(callId, position));
