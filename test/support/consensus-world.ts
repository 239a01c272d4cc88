import { wake } from "../../functions/calls/wake.ts";
import { milestoneId } from "../../functions/operations/milestones.ts";
import { consensusId } from "../../functions/reviewing/consensuses.ts";
import { fieldOf } from "../../functions/selection/field.ts";
import { commit } from "../../functions/shared/step.ts";
import type { Table } from "../../functions/shared/table.ts";
import { reviewingWorld } from "./reviewing-world.ts";

export const near = { ambition: 4, quality: 4 };
export const far = { ambition: 1, quality: 2 };
export const draft = { scores: { ambition: 3, quality: 3.5 }, toApplicant: "Together: good.", toPanel: "" };
/** A week after the reviews are in. */
export const afterTerm = "2023-07-18T08:00:00.000Z";

/** A call that asks for a consensus, and an application that ada and bo review. */
export async function consensusWorld(
  table: Table,
  code: string,
  when: "always" | "onDivergence" = "onDivergence",
) {
  const world = await reviewingWorld(table, code, { consensus: { when, withinDays: 7 } });
  const kalmar = await world.application("kalmar");
  const ada = await world.assigned(kalmar, await world.reviewer("ada"));
  const bo = await world.assigned(kalmar, await world.reviewer("bo"));
  const params = { consensusId: await consensusId(table, world.callId, kalmar) };
  const path = "/consensuses/{consensusId}";
  return {
    ...world,
    kalmar,
    ada,
    bo,
    id: params.consensusId,
    read: (name: string) => world.as(name, `GET ${path}`, { params }),
    draft: (name: string) => world.as(name, `PUT ${path}/draft`, { params, body: draft }),
    comment: (name: string, text: string) =>
      world.as(name, `POST ${path}/comments`, { params, body: { text } }),
    agree: (name: string) => world.as(name, `POST ${path}/agree`, { params, body: {} }),
    dissent: (name: string, reason: string) =>
      world.as(name, `POST ${path}/dissent`, { params, body: { reason } }),
    settle: (act: string, body: object) => world.staff(`POST ${path}/${act}`, { params, body }),
    close: (body: object = {}) =>
      world.staff("POST /calls/{callId}/close-reviewing", { params: { callId: world.callId }, body }),
    field: async () => (await fieldOf(world.deps, await world.deps.calls.get(world.callId))).candidates,
    /** Both review, far apart. */
    async differ() {
      await world.review(ada, near);
      return world.review(bo, far);
    },
    async ring(name: "consensus-soon" | "consensus-late") {
      const milestone = await world.deps.milestones.get(milestoneId(params.consensusId, name));
      world.clock.at = milestone.dueAt;
      const { callId, round, subject } = milestone;
      for (let again = 0; again < 2; again += 1)
        await commit(table, () => wake(world.deps)({ callId, milestone: name, round, subject }));
    },
  };
}
