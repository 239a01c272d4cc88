import * as z from "zod";
import { CallId } from "../../schemas/ids.ts";
import { step } from "../shared/step.ts";
import { SubjectAtPosition } from "../shared/step-input.ts";
import { openProgrammeDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { setMilestones } from "./set-milestones.ts";

const set = setMilestones(openProgrammeDeps(environments["set-milestones"].parse(process.env).TABLE_NAME));
const Input = z.object({ ...SubjectAtPosition.shape, subject: CallId });

export const handler = step(Input, ({ subject, position }) => set(subject, position));
