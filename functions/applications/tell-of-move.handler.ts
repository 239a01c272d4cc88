import * as z from "zod";
import { MoveId } from "../../schemas/ids.ts";
import { openCallDeps } from "../calls/deps.ts";
import { step } from "../shared/step.ts";
import { SubjectAtPosition } from "../shared/step-input.ts";
import { environments } from "./env.ts";
import { tellOfMove } from "./tell-of-move.ts";

const tell = tellOfMove(openCallDeps(environments["tell-of-move"].parse(process.env).TABLE_NAME));
const Input = z.object({ ...SubjectAtPosition.shape, subject: MoveId });

export const handler = step(Input, ({ callId, subject, position }) => tell(callId, subject, position));
