import { step } from "../shared/step.ts";
import { SubjectAtPosition } from "../shared/step-input.ts";
import { openProgrammeDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { reseatExchanges } from "./reseat-exchanges.ts";

const reseat = reseatExchanges(
  openProgrammeDeps(environments["reseat-exchanges"].parse(process.env).TABLE_NAME),
);

export const handler = step(SubjectAtPosition, ({ callId, subject, position }) =>
  reseat(callId, subject, position),
);
