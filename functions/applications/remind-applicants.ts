import type { Application } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import type { CallId } from "../../schemas/ids.ts";
import type { Letter } from "../../schemas/letter.ts";
import type { Milestone } from "../../schemas/operation.ts";
import { daysBefore } from "../calls/approve-call.ts";
import { titled } from "../calls/titled.ts";
import { queued } from "../letters/letters.ts";
import { once } from "../shared/step.ts";
import type { Progress } from "../shared/step-input.ts";
import { type Store, system } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { ofCall } from "./applications.ts";

interface RemindDeps {
  table: Table;
  calls: Store<Call>;
  milestones: Store<Milestone>;
  applications: Store<Application>;
  letters: Store<Letter>;
  now: () => string;
}

const pageSize = 100;

/**
 * Reminds those who have begun and not submitted, one page at a time. A letter's key holds the milestone's instant: a
 * step that runs again repeats nobody, and a deadline that moved reminds anew.
 */
export const remindApplicants =
  (deps: RemindDeps) =>
  async (callId: CallId, milestoneId: string, position: string): Promise<Progress> => {
    const call = await deps.calls.get(callId);
    const milestone = await deps.milestones.get(milestoneId);
    const done = { position: "", more: false };
    if (call.state !== "open") return done;
    const by = system(deps.now());
    const page = await deps.applications.page(ofCall(callId), {
      prefix: "draft#",
      limit: pageSize,
      ...(position === "" ? {} : { position: JSON.parse(position) }),
    });
    for (const { id, content } of page.entities) {
      const letter = {
        callId,
        subjectId: id,
        to: content.contact,
        due: milestone.dueAt,
        facts: {
          ...titled(call),
          organisation: content.organisation.name,
          closesAt: call.closesAt,
          daysLeft: daysBefore(milestone.name),
        },
      };
      await once(deps.table, queued(deps.letters, "application-reminder", letter, by));
    }
    return page.next === undefined ? done : { position: JSON.stringify(page.next), more: true };
  };
