import { step } from "../shared/step.ts";
import { SubjectAtPosition } from "../shared/step-input.ts";
import { openProgrammeDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { tellExchange } from "./tell-exchange.ts";

const tell = tellExchange(openProgrammeDeps(environments["tell-exchange"].parse(process.env).TABLE_NAME));

export const handler = step(SubjectAtPosition, ({ subject, position }) => tell(subject, position));
