import { SESv2Client } from "@aws-sdk/client-sesv2";
import { now } from "../shared/clock.ts";
import { step } from "../shared/step.ts";
import { StreamBatch } from "../shared/stream-batch.ts";
import { openTable } from "../shared/table.ts";
import { environments } from "./env.ts";
import { letterStore } from "./letters.ts";
import { sendLetters } from "./send-letters.ts";
import { suppressionStore } from "./suppressions.ts";

const environment = environments["send-letter"].parse(process.env);
const table = openTable(environment.TABLE_NAME);
const stores = { letters: letterStore(table), suppressions: suppressionStore(table) };
const ses = new SESv2Client({ maxAttempts: 1 });
export const handler = step(StreamBatch, sendLetters({ table, ...stores, ses, environment, now }));
