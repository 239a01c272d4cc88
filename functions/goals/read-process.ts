import { Temporal } from "temporal-polyfill";
import type { Call } from "../../schemas/call.ts";
import type { ProcessProgress, ProcessStanding } from "../../schemas/process.ts";
import type { Store } from "../shared/store.ts";
import { processStanding } from "./process-standing.ts";
import { processStepsOf } from "./stores.ts";

/** Each step of a programme's process as it stands at an instant, on the day that this is in the zone of its call. */
export async function readProcess(
  { processSteps }: { processSteps: Store<ProcessProgress> },
  { id, content }: Call,
  at: string,
): Promise<ProcessStanding[]> {
  const today = Temporal.Instant.from(at).toZonedDateTimeISO(content.window.zone).toPlainDate().toString();
  return processStanding(content, await Array.fromAsync(processSteps.list(processStepsOf(id))), today);
}
