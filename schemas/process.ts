import * as z from "zod";
import { Slug } from "./form.ts";
import { CallId, PersonId, ProcessStepId } from "./ids.ts";
import { prose, Text } from "./text.ts";
import { Day } from "./time.ts";

/** Something that was done in a step, when, and what it gave. */
export const DoneActivity = z.object({ activity: Slug, doneOn: Day, outcome: prose(2000), by: PersonId });
export type DoneActivity = z.infer<typeof DoneActivity>;

const common = {
  id: ProcessStepId,
  callId: CallId,
  /** The step of the call. */
  step: Slug,
  activities: z.array(DoneActivity).max(50),
};
const running = { ...common, startedOn: Day };

/** How far a step of the programme's process has come (F111); one that nobody has started is planned and not stored. */
export const ProcessProgress = z.discriminatedUnion("state", [
  z.object({ ...running, state: z.literal("running") }),
  z.object({ ...running, state: z.literal("done"), endedOn: Day, outcome: prose(4000) }),
  z.object({ ...common, startedOn: Day.optional(), state: z.literal("dropped"), why: prose(1000) }),
]);
export type ProcessProgress = z.infer<typeof ProcessProgress>;

export const StartStep = z.strictObject({ on: Day });
export const NoteActivity = z.strictObject({ activity: Slug, doneOn: Day, outcome: prose(2000).min(1) });
export type NoteActivity = z.infer<typeof NoteActivity>;
export const EndStep = z.strictObject({ on: Day, outcome: prose(4000).min(1) });
export type EndStep = z.infer<typeof EndStep>;
export const DropStep = z.strictObject({ why: prose(1000).min(1) });

/** A step as it stands: its days from the periods, and what was done of what it consists of. */
export const ProcessStanding = z.object({
  step: Slug,
  label: Text,
  from: Day,
  to: Day,
  periods: z.array(Text),
  state: z.enum(["planned", "running", "done", "dropped"]),
  startedOn: Day.optional(),
  endedOn: Day.optional(),
  /** Its last day has passed, and it has neither ended nor been dropped. */
  late: z.boolean(),
  activities: z.array(
    z.object({
      id: Slug,
      label: Text,
      on: Day.optional(),
      doneOn: Day.optional(),
      outcome: z.string().optional(),
    }),
  ),
  /** What it gave, or why it was dropped. */
  words: z.string(),
});
export type ProcessStanding = z.infer<typeof ProcessStanding>;
