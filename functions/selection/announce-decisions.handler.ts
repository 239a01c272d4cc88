import { step } from "../shared/step.ts";
import { AtPosition } from "../shared/step-input.ts";
import { announceDecisions } from "./announce-selection.ts";
import { openSelectionDeps } from "./deps.ts";
import { environments } from "./env.ts";

const announce = announceDecisions(
  openSelectionDeps(environments["announce-decisions"].parse(process.env).TABLE_NAME),
);

export const handler = step(AtPosition, ({ callId, position }) => announce(callId, position));
