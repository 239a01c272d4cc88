import { settleApproval } from "../../functions/approvals/settle-approval.ts";
import { announceDecisions, publishResults } from "../../functions/selection/announce-selection.ts";
import { selectionId } from "../../functions/selection/selections.ts";
import { commit } from "../../functions/shared/step.ts";
import type { Table } from "../../functions/shared/table.ts";
import { reviewingWorld } from "./reviewing-world.ts";

export const proposedAt = "2023-08-08T09:00:00.000Z";
export const announcedAt = "2023-08-15T10:00:00.000Z";

/** What reviewers say of a town: the marks of the first and of the second. */
const scores = { umea: [5, 4.5], lund: [4, 4], kalmar: [3.5, 3.5], ystad: [2, 2] } as const;
export type Town = keyof typeof scores;
export const townsByRank: readonly Town[] = ["umea", "lund", "kalmar", "ystad"];

/** A call whose four applications Rolf and Ria have reviewed: two places, one on the reserve, one below a threshold. */
export async function selectionWorld(
  table: Table,
  code: string,
  change: object = {},
  until: "reviewing" | "reviewed" = "reviewed",
  reviewing: object = {},
) {
  const world = await reviewingWorld(table, code, reviewing, change);
  const { deps, clock, callId, call } = world;
  const rolf = await world.reviewer("rolf");
  const ria = await world.reviewer("ria");
  for (const town of townsByRank) {
    const id = await world.application(town);
    for (const [i, reviewer] of [rolf, ria].entries()) {
      const mark = scores[town][i] ?? 0;
      await world.review(await world.assigned(id, reviewer), { ambition: mark, quality: mark });
    }
  }
  const params = { callId };
  const close = () => world.staff("POST /calls/{callId}/close-reviewing", { params, body: {} });
  if (until === "reviewed") {
    const closed = await close();
    if (closed.status !== 200) throw new Error(JSON.stringify(closed.body));
  }
  const applicationOf = (town: Town) => `app_${code}-${town}`;

  const propose = (body: object = {}, name = "anna") => {
    clock.at = clock.at > proposedAt ? clock.at : proposedAt;
    return world.staff("POST /calls/{callId}/propose-selection", {
      as: { name, groups: ["staff"] },
      params,
      body,
    });
  };
  const approvals = () => Array.fromAsync(deps.approvals.list({ index: "gsi1", key: `${callId}#approval` }));
  const approve = async (name = "hedda") => {
    const pending = (await approvals()).find(({ state }) => state === "pending");
    if (pending === undefined) throw new Error("Nothing waits for a word.");
    const answer = await world.staff("POST /approvals/{approvalId}/approve", {
      as: { name, groups: ["approver", "head"] },
      params: { approvalId: pending.id },
      body: { subjectHash: pending.subjectHash },
    });
    if (answer.status === 200) await commit(table, () => settleApproval(deps)(pending.id));
    return answer;
  };
  /** As the workflow does: every page of letters, then the publication. */
  const announce = async () => {
    clock.at = announcedAt;
    let position = "";
    for (let more = true; more; ) {
      const progress = await announceDecisions(deps)(callId, position);
      ({ position, more } = progress);
    }
    return commit(table, () => publishResults(deps)(callId));
  };
  return {
    ...world,
    call,
    applicationOf,
    close,
    propose,
    approve,
    announce,
    selection: () => deps.selections.get(selectionId(callId)),
    asApplicant: (town: Town, route: string, said: { body?: unknown; at?: string } = {}) =>
      world.as("eva", route, {
        ...said,
        params: { applicationId: applicationOf(town) },
      }),
  };
}
