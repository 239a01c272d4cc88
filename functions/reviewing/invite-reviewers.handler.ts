import { step } from "../shared/step.ts";
import { SubjectAtPosition } from "../shared/step-input.ts";
import { openReviewingDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { inviteReviewers } from "./invite-reviewers.ts";

const invite = inviteReviewers(
  openReviewingDeps(environments["invite-reviewers"].parse(process.env).TABLE_NAME),
);

export const handler = step(SubjectAtPosition, ({ subject, position }) => invite(subject, position));
