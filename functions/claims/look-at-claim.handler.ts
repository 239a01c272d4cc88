import { step } from "../shared/step.ts";
import { OnSubject } from "../shared/step-input.ts";
import { openClaimStores } from "./deps.ts";
import { environments } from "./env.ts";
import { lookAtClaim } from "./follow-claim.ts";

const look = lookAtClaim(openClaimStores(environments["look-at-claim"].parse(process.env).TABLE_NAME));

export const handler = step(OnSubject, ({ subject }) => look(subject));
