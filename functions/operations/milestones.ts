import { MilestoneId } from "../../schemas/ids.ts";
import { Milestone } from "../../schemas/operation.ts";
import { naturalKey } from "../shared/canonical.ts";
import { entityStore, type Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";

export function milestoneStore(table: Table): Store<Milestone> {
  return entityStore(table, {
    type: "milestone",
    schema: Milestone,
    audited: false,
    listed: (milestone) => ({
      gsi1: { partition: `${milestone.callId}#milestone`, sort: `${milestone.dueAt}#${milestone.name}` },
      ...(milestone.state === "ahead" ? { gsi3: { partition: "due#milestone", sort: milestone.dueAt } } : {}),
    }),
  });
}

/** The id of a milestone of this name of a call, or of the approval that it is about. */
export function milestoneId(subject: string, name: Milestone["name"]): MilestoneId {
  return MilestoneId.parse(`milestone_${naturalKey(subject, name)}`);
}
