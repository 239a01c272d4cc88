import * as z from "zod";
import { MilestoneId } from "../../schemas/ids.ts";
import { step } from "../shared/step.ts";
import { SubjectAtPosition } from "../shared/step-input.ts";
import { openLearningDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { remindParticipants } from "./remind-participants.ts";

const remind = remindParticipants(
  openLearningDeps(environments["remind-participants"].parse(process.env).TABLE_NAME),
);
const Input = z.object({ ...SubjectAtPosition.shape, subject: MilestoneId });

export const handler = step(Input, ({ callId, subject, position }) => remind(callId, subject, position));
