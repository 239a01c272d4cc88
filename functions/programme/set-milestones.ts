import type { Call } from "../../schemas/call.ts";
import type { CallId } from "../../schemas/ids.ts";
import type { Milestone } from "../../schemas/operation.ts";
import { inState } from "../calls/calls.ts";
import { compareText } from "../shared/canonical.ts";
import { once } from "../shared/step.ts";
import type { Progress } from "../shared/step-input.ts";
import { type Store, system } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { milestonesOf } from "./start-programme.ts";

interface SetDeps {
  table: Table;
  calls: Store<Call>;
  milestones: Store<Milestone>;
  now: () => string;
}

const pageSize = 25;

/**
 * Sets a page of what is due of a programme, as of its start. One that is there already, and may have moved or been
 * reached since, stays as it is: a page done twice sets once.
 */
export const setMilestones =
  ({ table, calls, milestones, now }: SetDeps) =>
  async (callId: CallId, position: string): Promise<Progress> => {
    const call = inState(await calls.get(callId), "running");
    const ahead = milestonesOf(call, call.startedAt)
      .filter(({ id }) => id > position)
      .sort((a, b) => compareText(a.id, b.id));
    const page = ahead.slice(0, pageSize);
    for (const milestone of page)
      await once(table, milestones.created(milestone, "set", system(now())).writes);
    return { position: page.at(-1)?.id ?? position, more: ahead.length > page.length };
  };
