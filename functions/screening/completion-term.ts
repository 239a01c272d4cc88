import type { ScreeningRules } from "../../schemas/call/deciding.ts";
import type { CallContent } from "../../schemas/call.ts";
import type { ApplicationId, CallId } from "../../schemas/ids.ts";
import type { Milestone } from "../../schemas/operation.ts";
import { milestoneId } from "../operations/milestones.ts";
import type { Author, Store } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { daysLater, secondsLater } from "../shared/zone.ts";

const usual: ScreeningRules = { completeWithinDays: 14, remindDaysBefore: 3, tellIneligible: "withDecision" };

export const rulesOf = ({ screening }: CallContent): ScreeningRules => screening ?? usual;

/** The gateway gives a request 30 seconds: what it received in time is decided upon before the term lapses. */
const settlingSeconds = 31;

const names = ["completion-soon", "completion-due"] as const;
export type TermName = (typeof names)[number];

/** Sets the reminder and the end of a term; each request to complete has a round of its own, so that old timers find nothing. */
export async function termWatched(
  milestones: Store<Milestone>,
  { applicationId, callId, content }: { applicationId: ApplicationId; callId: CallId; content: CallContent },
  dueAt: string,
  by: Author,
): Promise<readonly Write[]> {
  const { remindDaysBefore } = rulesOf(content);
  const at: Record<TermName, string> = {
    "completion-soon": daysLater(dueAt, -remindDaysBefore, content.window.zone),
    "completion-due": secondsLater(dueAt, settlingSeconds),
  };
  const set = await Promise.all(
    names
      .filter((name) => at[name] > by.at)
      .map(async (name) => {
        const id = milestoneId(applicationId, name);
        const before = await milestones.find(id);
        const milestone: Milestone = {
          id,
          callId,
          name,
          subject: applicationId,
          state: "ahead",
          dueAt: at[name],
          round: (before?.round ?? 0) + 1,
        };
        return before === undefined
          ? milestones.created(milestone, "set", by)
          : milestones.changed(before, milestone, "set", by);
      }),
  );
  return set.flatMap(({ writes }) => writes);
}

export function isTerm(name: Milestone["name"]): name is TermName {
  return name === "completion-soon" || name === "completion-due";
}
