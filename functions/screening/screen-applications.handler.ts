import { step } from "../shared/step.ts";
import { AtPosition } from "../shared/step-input.ts";
import { openScreeningDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { screenApplications } from "./screen-applications.ts";

const work = screenApplications(
  openScreeningDeps(environments["screen-applications"].parse(process.env).TABLE_NAME),
);

export const handler = step(AtPosition, ({ callId, position }) => work(callId, position));
