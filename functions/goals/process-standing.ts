import type { ProcessStep } from "../../schemas/call/programme.ts";
import type { CallContent } from "../../schemas/call.ts";
import type { ProcessProgress, ProcessStanding } from "../../schemas/process.ts";

/** The days of a step: from the first day of its earliest period to the last of its latest. */
export function daysOf(
  { periods }: Pick<CallContent, "periods">,
  { periods: named }: ProcessStep,
): { from: string; to: string } {
  const own = periods.filter(({ id }) => named.includes(id));
  const from = own.map((period) => period.from).sort()[0] ?? "";
  const to =
    own
      .map((period) => period.to)
      .sort()
      .at(-1) ?? from;
  return { from, to };
}

/** Each step of the programme's process as it stands on a day (F111), in the order of the call. */
export function processStanding(
  content: CallContent,
  progress: readonly ProcessProgress[],
  today: string,
): ProcessStanding[] {
  return content.process.map((step) => {
    const found = progress.find((one) => one.step === step.id);
    const { from, to } = daysOf(content, step);
    const state = found?.state ?? "planned";
    const ended = found?.state === "done" ? { endedOn: found.endedOn } : {};
    return {
      step: step.id,
      label: step.label,
      from,
      to,
      periods: content.periods.filter(({ id }) => step.periods.includes(id)).map(({ label }) => label),
      state,
      ...(found?.startedOn === undefined ? {} : { startedOn: found.startedOn }),
      ...ended,
      late: to < today && (state === "planned" || state === "running"),
      activities: step.activities.map(({ id, label, on }) => {
        const done = found?.activities.find(({ activity }) => activity === id);
        return {
          id,
          label,
          ...(on === undefined ? {} : { on }),
          ...(done === undefined ? {} : { doneOn: done.doneOn, outcome: done.outcome }),
        };
      }),
      words: found?.state === "done" ? found.outcome : found?.state === "dropped" ? found.why : "",
    };
  });
}
