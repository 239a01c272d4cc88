import * as z from "zod";
import { MilestoneId } from "../../schemas/ids.ts";
import { openCallDeps } from "../calls/deps.ts";
import { step } from "../shared/step.ts";
import { SubjectAtPosition } from "../shared/step-input.ts";
import { subscriptionStore } from "../subscriptions/subscriptions.ts";
import { environments } from "./env.ts";
import { remindApplicants } from "./remind-applicants.ts";

const deps = openCallDeps(environments["remind-applicants"].parse(process.env).TABLE_NAME);
const remind = remindApplicants({ ...deps, subscriptions: subscriptionStore(deps.table) });
const Input = z.object({ ...SubjectAtPosition.shape, subject: MilestoneId });

export const handler = step(Input, ({ callId, subject, position }) => remind(callId, subject, position));
