import { checkCall } from "../../functions/calls/check-call.ts";
import { CallContent } from "../../schemas/call.ts";
import { callInput } from "./builders.ts";
import { learningContent } from "./learning-content.ts";

export const both = (text: string) => ({ sv: text, en: text });

/** The built call with modules, deliverables and measurements, in which nothing is wrong. */
export const learningInput = { ...callInput(), ...learningContent };

/** What is found to be wrong with it after a change: severity, code and pointer of each. */
export function foundIn(change: Record<string, unknown>): string[] {
  return checkCall(CallContent.parse({ ...learningInput, ...change })).map(
    ({ severity, code, pointer }) => `${severity} ${code} ${pointer}`,
  );
}
