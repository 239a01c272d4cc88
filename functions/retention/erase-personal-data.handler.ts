import { openPapers } from "../papers/papers.ts";
import { openProgrammeDeps } from "../programme/deps.ts";
import { step } from "../shared/step.ts";
import { SubjectAtPosition } from "../shared/step-input.ts";
import { environments } from "./env.ts";
import { erasePersonalData } from "./erase-personal-data.ts";

const { TABLE_NAME, BUCKET_NAME } = environments["erase-personal-data"].parse(process.env);
const erase = erasePersonalData({ ...openProgrammeDeps(TABLE_NAME), papers: openPapers(BUCKET_NAME) });

export const handler = step(SubjectAtPosition, (at) => erase(at.callId, at.subject, at.position));
