import { SESv2Client } from "@aws-sdk/client-sesv2";
import { step } from "../shared/step.ts";
import { StreamBatch } from "../shared/stream-batch.ts";
import { openLetterDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { sendLetters } from "./send-letters.ts";

const environment = environments["send-letter"].parse(process.env);
const ses = new SESv2Client({ maxAttempts: 1 });
const deps = openLetterDeps(environment.TABLE_NAME);
export const handler = step(StreamBatch, sendLetters({ ...deps, ses, environment }));
