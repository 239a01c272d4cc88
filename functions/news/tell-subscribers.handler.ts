import * as z from "zod";
import { NewsId } from "../../schemas/ids.ts";
import { step } from "../shared/step.ts";
import { SubjectAtPosition } from "../shared/step-input.ts";
import { openNewsDeps } from "./deps.ts";
import { environments } from "./env.ts";
import { tellSubscribers } from "./tell-subscribers.ts";

const tell = tellSubscribers(openNewsDeps(environments["tell-subscribers"].parse(process.env).TABLE_NAME));
const Input = z.object({ ...SubjectAtPosition.shape, subject: NewsId });

export const handler = step(Input, ({ subject, position }) => tell(subject, position));
