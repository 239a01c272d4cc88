import * as z from "zod";
import { MilestoneId } from "../../schemas/ids.ts";
import { step } from "../shared/step.ts";
import { SubjectAtPosition } from "../shared/step-input.ts";
import { openClaimStores } from "./deps.ts";
import { environments } from "./env.ts";
import { remindClaimants } from "./remind-claimants.ts";

const remind = remindClaimants(
  openClaimStores(environments["remind-claimants"].parse(process.env).TABLE_NAME),
);
const Input = z.object({ ...SubjectAtPosition.shape, subject: MilestoneId });

export const handler = step(Input, ({ subject, position }) => remind(subject, position));
