import { applicationStore } from "../applications/applications.ts";
import { approvalStore } from "../approvals/approvals.ts";
import { contestStore, entryStore } from "../cooperation/contest-stores.ts";
import { letterStore } from "../letters/letters.ts";
import { newsStore } from "../news/news.ts";
import { milestoneStore } from "../operations/milestones.ts";
import { answerStore, operationStore } from "../operations/operations.ts";
import { exchangeStore, participationStore } from "../programme/participations.ts";
import { assignmentStore } from "../reviewing/stores.ts";
import { registerStore } from "../screening/registers.ts";
import { screeningStore } from "../screening/screenings.ts";
import { selectionStore } from "../selection/selections.ts";
import { now } from "../shared/clock.ts";
import { openTable } from "../shared/table.ts";
import { callStore } from "./calls.ts";
import { lateInviteStore } from "./late-invites.ts";
import { versionStore } from "./versions.ts";

/** What the use cases of calls stand on, opened once per function. */
export function openCallDeps(tableName: string) {
  const table = openTable(tableName);
  return {
    table,
    calls: callStore(table),
    versions: versionStore(table),
    lateInvites: lateInviteStore(table),
    applications: applicationStore(table),
    approvals: approvalStore(table),
    milestones: milestoneStore(table),
    operations: operationStore(table),
    answers: answerStore(table),
    letters: letterStore(table),
    news: newsStore(table),
    exchanges: exchangeStore(table),
    registers: registerStore(table),
    screenings: screeningStore(table),
    assignments: assignmentStore(table),
    selections: selectionStore(table),
    participations: participationStore(table),
    contests: contestStore(table),
    entries: entryStore(table),
    now,
  };
}
