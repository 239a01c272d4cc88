import type { SubmittedApplication } from "../../schemas/application.ts";
import type { AssignmentWishes } from "../../schemas/assignment-plan.ts";
import type { Call } from "../../schemas/call.ts";
import { AssignInput } from "../../schemas/planning/assign.ts";
import type { Reason } from "../../schemas/reason.ts";
import type { Reviewer } from "../../schemas/reviewing.ts";
import { own } from "../shared/own.ts";
import { daysLater } from "../shared/zone.ts";
import { affinity, type Fit } from "./affinity.ts";
import { isAvailable } from "./availability.ts";
import { outOfBounds } from "./bound.ts";
import { type Competing, conflictsOfInterest } from "./conflicts-of-interest.ts";
import { eligibleApplications, type ReviewingStores } from "./eligible-applications.ts";
import { listOf } from "./stores.ts";

/** Who could review what in a call, and how well: everything that an assignment is computed from. */
export interface AssignmentField {
  call: Call;
  applications: readonly SubmittedApplication[];
  reviewers: readonly Reviewer[];
  /** What stands between the two, if anything. */
  conflicts: (application: SubmittedApplication, reviewer: Reviewer) => Reason[];
  fitOf: (application: SubmittedApplication, reviewer: Reviewer) => Fit;
}

/** The field as it is now; `at` says who is away and how old a relation is. */
export async function assignmentField(
  stores: Pick<ReviewingStores, "applications" | "screenings" | "reviewers">,
  call: Call,
  at: string,
): Promise<AssignmentField> {
  const applications = await eligibleApplications(stores, call.id);
  const pool = await Array.fromAsync(stores.reviewers.list(listOf(call.id, "reviewer")));
  const { zone } = call.content.window;
  const dueAt = daysLater(at, call.content.reviewing.dueDays, zone);
  const submissions = applications.map(({ submitted }) => submitted);
  return {
    call,
    applications,
    reviewers: pool.filter(
      ({ state, profile }) => state === "active" && isAvailable(profile.away, at, dueAt, zone),
    ),
    conflicts: (application, reviewer) => obstacles(call, reviewer, application, submissions, at),
    fitOf: ({ id, submitted }, { profile, bids }) =>
      affinity(call.content, submitted, profile, own(bids ?? {}, id)),
  };
}

/** Another jury's lot or track, the conflicts that the call's rules find, and the one stated when bidding. */
export function obstacles(
  call: Call,
  { profile, bids }: Reviewer,
  { id, submitted }: Pick<SubmittedApplication, "id" | "submitted">,
  submissions: readonly Competing[],
  at: string,
): Reason[] {
  const stated: Reason[] = own(bids ?? {}, id) === "conflict" ? [{ code: "statedConflict", params: {} }] : [];
  const conflicts = conflictsOfInterest(call.content, profile, submitted, submissions, at);
  return [...outOfBounds(profile, submitted), ...conflicts, ...stated];
}

/** The field as the engine's input. All rules are conflicts stated to it, also those that it does not know. */
export function assignInputOf(
  { call, applications, reviewers, conflicts, fitOf }: AssignmentField,
  wishes: Partial<AssignmentWishes> = {},
): AssignInput {
  const { perApplication, maxLoad } = call.content.reviewing;
  const most = Math.min(maxLoad, wishes.maxLoad ?? maxLoad);
  const declaredConflicts = applications.flatMap((application) =>
    reviewers.flatMap((reviewer) =>
      conflicts(application, reviewer).map(({ code: reason }) => ({
        application: application.id,
        reviewer: reviewer.id,
        reason,
      })),
    ),
  );
  const forbidden = (wishes.forbid ?? []).map(({ applicationId, reviewerId }) => ({
    application: applicationId,
    reviewer: reviewerId,
    reason: "forbidden",
  }));
  return AssignInput.parse({
    k: perApplication,
    maxLoad: most,
    ...(wishes.objective === undefined ? {} : { objective: wishes.objective }),
    ...(wishes.tier === undefined ? {} : { tier: wishes.tier }),
    applications: applications.map(({ id }) => ({ id })),
    reviewers: reviewers.map(({ id, profile }) => {
      const own = Math.min(profile.maxLoad ?? maxLoad, wishes.maxLoad ?? profile.maxLoad ?? maxLoad);
      return { id, minLoad: Math.min(profile.minLoad ?? 0, own), maxLoad: own };
    }),
    declaredConflicts: [...declaredConflicts, ...forbidden],
    affinity: Object.fromEntries(
      applications.map((application) => [
        application.id,
        Object.fromEntries(reviewers.map((reviewer) => [reviewer.id, fitOf(application, reviewer).score])),
      ]),
    ),
  });
}
