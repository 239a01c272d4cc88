import type { ProcessStep } from "../../schemas/call/programme.ts";
import type { Call } from "../../schemas/call.ts";
import type { PersonId } from "../../schemas/ids.ts";
import type { EndStep, NoteActivity, ProcessProgress } from "../../schemas/process.ts";
import type { Change } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Store, Stored } from "../shared/store.ts";
import { requireFrom } from "../shared/transition.ts";
import { processStepId } from "./stores.ts";
import { processTransitions as transitions } from "./transitions.ts";

interface ProcessDeps {
  processSteps: Store<ProcessProgress>;
}

/** A step that nobody has started is planned: there is nothing of it yet. */
const planned = { state: "planned" } as const;

/** Work on a step of the process begins; also before the programme's call is open, as the preparations do. */
export const startStep =
  ({ processSteps }: ProcessDeps) =>
  async (
    call: Call,
    step: string,
    startedOn: string,
    by: Author,
  ): Promise<Change<Stored<ProcessProgress>>> => {
    requireLive(call, "start");
    stepOf(call, step);
    const id = processStepId(call.id, step);
    requireFrom(transitions, "start", (await processSteps.find(id)) ?? planned);
    const after: ProcessProgress = { id, callId: call.id, step, activities: [], startedOn, state: "running" };
    return processSteps.created(after, "start", by, { otherwise: "ConcurrentChange" });
  };

/** Something of what the step consists of was done; said again, it is what it gave in the newer words. */
export const noteActivity =
  ({ processSteps }: ProcessDeps) =>
  (
    call: Call,
    progress: Stored<ProcessProgress>,
    { activity, doneOn, outcome }: NoteActivity,
    person: PersonId,
    by: Author,
  ): Change<Stored<ProcessProgress>> => {
    requireFrom(transitions, "noteActivity", progress);
    if (!stepOf(call, progress.step).activities.some(({ id }) => id === activity))
      refuse("InputInvalid", {}, [
        { pointer: "/activity", code: "UnknownActivity", detail: "The step has no such activity." },
      ]);
    const others = progress.activities.filter((one) => one.activity !== activity);
    const activities = [...others, { activity, doneOn, outcome, by: person }];
    return processSteps.changed(progress, { ...progress, activities }, "noteActivity", by, {
      details: { activity, doneOn },
    });
  };

export const endStep =
  ({ processSteps }: ProcessDeps) =>
  (
    progress: Stored<ProcessProgress>,
    { on, outcome }: EndStep,
    by: Author,
  ): Change<Stored<ProcessProgress>> => {
    if (progress.state !== "running") {
      requireFrom(transitions, "end", progress);
      return refuse("WrongState", { act: "end", state: progress.state });
    }
    if (on < progress.startedOn)
      refuse("InputInvalid", {}, [
        { pointer: "/on", code: "EndsBeforeItStarts", detail: "It ends before it was started." },
      ]);
    return processSteps.changed(progress, { ...progress, state: "done", endedOn: on, outcome }, "end", by);
  };

/** A step that is not gone on with, or was never begun; why is kept. */
export const dropStep =
  ({ processSteps }: ProcessDeps) =>
  async (call: Call, step: string, why: string, by: Author): Promise<Change<Stored<ProcessProgress>>> => {
    requireLive(call, "drop");
    stepOf(call, step);
    const id = processStepId(call.id, step);
    const before = await processSteps.find(id);
    requireFrom(transitions, "drop", before ?? planned);
    if (before === undefined)
      return processSteps.created(
        { id, callId: call.id, step, activities: [], state: "dropped", why },
        "drop",
        by,
        {
          otherwise: "ConcurrentChange",
        },
      );
    const { activities, startedOn } = before;
    const after: ProcessProgress = {
      id,
      callId: call.id,
      step,
      activities,
      startedOn,
      state: "dropped",
      why,
    };
    return processSteps.changed(before, after, "drop", by);
  };

function requireLive({ state }: Call, act: string): void {
  if (state === "cancelled") refuse("WrongState", { act, state });
}

function stepOf({ content }: Call, step: string): ProcessStep {
  return (
    content.process.find(({ id }) => id === step) ?? refuse("NotFound", { type: "processStep", id: step })
  );
}
