import type { Application, SubmittedApplication } from "../../schemas/application.ts";
import type { Call } from "../../schemas/call.ts";
import { type CallId, type OperationId, PlanId } from "../../schemas/ids.ts";
import { AssignInput } from "../../schemas/planning/assign.ts";
import type { Assignment, AssignmentPlan, Reviewer } from "../../schemas/reviewing.ts";
import type { Screening } from "../../schemas/screening.ts";
import { inState } from "../calls/calls.ts";
import { screeningsOf } from "../screening/screenings.ts";
import { type Change, unchanged } from "../shared/change.ts";
import { refuse } from "../shared/refusal.ts";
import { type Store, type Stored, system } from "../shared/store.ts";
import { daysLater } from "../shared/zone.ts";
import { affinity } from "./affinity.ts";
import { assign } from "./assignment/assign.ts";
import { isAvailable } from "./availability.ts";
import { conflictsOfInterest } from "./conflicts-of-interest.ts";
import { listOf } from "./stores.ts";

export interface ReviewingStores {
  calls: Store<Call>;
  applications: Store<Application>;
  screenings: Store<Screening>;
  reviewers: Store<Reviewer>;
  plans: Store<AssignmentPlan>;
  assignments: Store<Assignment>;
  now: () => string;
}

/** The applications that are to be reviewed: submitted and eligible. */
export async function eligibleApplications(
  { screenings, applications }: Pick<ReviewingStores, "screenings" | "applications">,
  callId: CallId,
): Promise<Stored<SubmittedApplication>[]> {
  const eligible: Stored<SubmittedApplication>[] = [];
  for await (const { applicationId } of screenings.list(screeningsOf(callId), { prefix: "eligible#" })) {
    const application = await applications.get(applicationId);
    if (application.state === "submitted") eligible.push(application);
  }
  return eligible;
}

/**
 * Proposes the best assignment under conflicts and loads. Refuses AssignmentInfeasible with the certificate: which
 * applications need more than their possible reviewers can take.
 */
export const proposeAssignment =
  (stores: ReviewingStores) =>
  async (callId: CallId, operationId: OperationId): Promise<Change<Stored<AssignmentPlan>>> => {
    const id = PlanId.parse(operationId.replace("operation_", "plan_"));
    const earlier = await stores.plans.find(id);
    if (earlier !== undefined) return unchanged(earlier);
    const call = inState(await stores.calls.get(callId), "screened");
    const applications = await eligibleApplications(stores, callId);
    const pool = await Array.fromAsync(stores.reviewers.list(listOf(callId, "reviewer")));
    const at = stores.now();
    const { zone } = call.content.window;
    const dueAt = daysLater(at, call.content.reviewing.dueDays, zone);
    const reviewers = pool.filter(
      ({ state, profile }) => state === "active" && isAvailable(profile.away, at, dueAt, zone),
    );
    const field = applications.map(({ submitted }) => submitted);
    const fit = new Map(
      applications.map((application) => [
        application.id,
        new Map(
          reviewers.map(({ id: who, profile }) => [
            who,
            affinity(call.content, application.submitted, profile),
          ]),
        ),
      ]),
    );
    const { perApplication, maxLoad } = call.content.reviewing;
    const answer = await assign(
      AssignInput.parse({
        k: perApplication,
        maxLoad,
        applications: applications.map(({ id: app }) => ({ id: app })),
        reviewers: reviewers.map(({ id: who, profile }) => ({
          id: who,
          minLoad: profile.minLoad ?? 0,
          maxLoad: profile.maxLoad ?? maxLoad,
        })),
        // All of the call's rules, also those that the engine does not know, are conflicts stated to it.
        declaredConflicts: applications.flatMap(({ id: application, submitted }) =>
          reviewers.flatMap(({ id: reviewer, profile }) =>
            conflictsOfInterest(call.content, profile, submitted, field, at).map(({ code: reason }) => ({
              application,
              reviewer,
              reason,
            })),
          ),
        ),
        affinity: Object.fromEntries(
          [...fit].map(([app, row]) => [
            app,
            Object.fromEntries([...row].map(([who, { score }]) => [who, score])),
          ]),
        ),
      }),
    );
    if (!answer.feasible) {
      const { demand, capacity, applications: short } = answer.certificate;
      return refuse("AssignmentInfeasible", { demand, capacity, applications: short });
    }
    const pairs = applications.flatMap((application) =>
      (answer.assignment[application.id] ?? []).map((who) => {
        const reviewer = reviewers.find((one) => one.id === who) ?? refuse("NotFound", { id: who });
        const { score, reason } =
          fit.get(application.id)?.get(reviewer.id) ?? refuse("NotFound", { id: who });
        return { applicationId: application.id, reviewerId: reviewer.id, affinity: score, reason };
      }),
    );
    const { total, bound, optimal, minAppSum } = answer;
    const plan: AssignmentPlan = {
      id,
      callId,
      proposedAt: at,
      pairs,
      total,
      bound,
      optimal,
      minAppSum,
      state: "proposed",
    };
    return stores.plans.created(plan, "propose", system(at), { details: { total, bound, optimal } });
  };
