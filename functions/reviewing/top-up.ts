import type { Call } from "../../schemas/call.ts";
import type { Assignment } from "../../schemas/reviewing.ts";
import { inState } from "../calls/calls.ts";
import type { Change } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import type { Author, Stored } from "../shared/store.ts";
import type { Write } from "../shared/table.ts";
import { assign } from "./assignment/assign.ts";
import { assignInputOf, assignmentField } from "./assignment-field.ts";
import type { ReviewingStores } from "./eligible-applications.ts";
import { type InviteDeps, invitation } from "./invite-reviewers.ts";
import { listOf } from "./stores.ts";

/** An invitation is two writes, and a transaction takes a hundred. */
const most = 30;

export interface ToppedUp {
  invited: number;
  applications: string[];
}

/**
 * Fills what reviewers left open, keeping everybody who was asked: the missing reviews alone are assigned, by the
 * engine, among those who have not been asked about the application and have room. Refuses NothingChanged where
 * nothing is missing, and AssignmentInfeasible with the certificate where it cannot be filled.
 */
export const topUpReviewers =
  (deps: InviteDeps & ReviewingStores) =>
  async (stored: Stored<Call>, by: Author): Promise<Change<ToppedUp>> => {
    const call = inState(stored, "reviewing");
    const asked = await Array.fromAsync(deps.assignments.list(listOf(call.id, "assignment")));
    const field = await assignmentField(deps, call, by.at);
    const standing = asked.filter(isStanding);
    const missing = new Map(
      field.applications.map(({ id }) => [
        id,
        call.content.reviewing.perApplication - standing.filter((one) => one.applicationId === id).length,
      ]),
    );
    const short = field.applications.filter(({ id }) => (missing.get(id) ?? 0) > 0).slice(0, most);
    if (short.length === 0) refuse("NothingChanged");
    const before = new Set(asked.map(({ applicationId, reviewerId }) => `${applicationId} ${reviewerId}`));
    const input = assignInputOf({
      ...field,
      applications: short,
      conflicts: (application, reviewer) => [
        ...field.conflicts(application, reviewer),
        ...(before.has(`${application.id} ${reviewer.id}`) ? [{ code: "askedBefore", params: {} }] : []),
      ],
    });
    const loads = Map.groupBy(standing, ({ reviewerId }) => reviewerId);
    const answer = await assign({
      ...input,
      objective: "maxTotal",
      applications: input.applications.map(({ id }) => ({
        id,
        k: [...missing].find(([each]) => each === id)?.[1],
      })),
      reviewers: input.reviewers.map(({ id, maxLoad = input.maxLoad }) => ({
        id,
        maxLoad: Math.max(0, maxLoad - ([...loads].find(([each]) => each === id)?.[1].length ?? 0)),
      })),
    });
    if (!answer.feasible) {
      const { demand, capacity, applications } = answer.certificate;
      return refuse("AssignmentInfeasible", { demand, capacity, applications });
    }
    const writes: Write[] = [];
    let invited = 0;
    for (const reviewer of field.reviewers) {
      const pairs = short
        .filter(({ id }) => answer.assignment[id]?.includes(reviewer.id))
        .map((application) => ({
          applicationId: application.id,
          reason: field.fitOf(application, reviewer).reason,
        }));
      if (pairs.length === 0) continue;
      invited += pairs.length;
      writes.push(...(await invitation(deps, call, reviewer, pairs, by)));
    }
    return { output: { invited, applications: short.map(({ id }) => id) }, writes };
  };

const isStanding = ({ state }: Assignment) =>
  state === "invited" || state === "accepted" || state === "reviewed";
