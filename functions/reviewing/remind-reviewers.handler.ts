import * as z from "zod";
import { MilestoneId } from "../../schemas/ids.ts";
import { step } from "../shared/step.ts";
import { SubjectAtPosition } from "../shared/step-input.ts";
import { openReviewingDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { remindReviewers } from "./remind-reviewers.ts";

const remind = remindReviewers(
  openReviewingDeps(environments["remind-reviewers"].parse(process.env).TABLE_NAME),
);
const Input = z.object({ ...SubjectAtPosition.shape, subject: MilestoneId });

export const handler = step(Input, ({ callId, subject, position }) => remind(callId, subject, position));
