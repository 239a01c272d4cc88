import { openProgrammeDeps } from "../programme/deps.ts";
import { step } from "../shared/step.ts";
import { AtPosition } from "../shared/step-input.ts";
import { announceMatches } from "./announce-matching.ts";
import { environments } from "./env.ts";

const announce = announceMatches(
  openProgrammeDeps(environments["announce-matches"].parse(process.env).TABLE_NAME),
);

export const handler = step(AtPosition, ({ callId, position }) => announce(callId, position));
