import { now } from "../shared/clock.ts";
import { step } from "../shared/step.ts";
import { SubjectAtPosition } from "../shared/step-input.ts";
import { openCooperationDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { tellGathering } from "./tell-gathering.ts";

const deps = openCooperationDeps(environments["tell-gathering"].parse(process.env).TABLE_NAME);
const tell = tellGathering({ ...deps, now });

export const handler = step(SubjectAtPosition, ({ subject, position }) => tell(subject, position));
