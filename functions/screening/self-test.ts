import type { Call } from "../../schemas/call.ts";
import type { SelfTest, SelfTestResult } from "../../schemas/screening.ts";
import { isEligible, screen } from "./rules.ts";

/** May we apply, and if not, why: the very rules that will screen the application (F11). */
export function selfTest(call: Call, { organisation, lotId, track }: SelfTest): SelfTestResult {
  const outcomes = screen(call.content, organisation, { lotId, track });
  return { eligible: isEligible(outcomes), outcomes };
}
