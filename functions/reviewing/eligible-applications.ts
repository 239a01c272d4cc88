import type { Application, SubmittedApplication } from "../../schemas/application.ts";
import type { AssignmentPlan } from "../../schemas/assignment-plan.ts";
import type { Call } from "../../schemas/call.ts";
import type { CallId } from "../../schemas/ids.ts";
import type { Assignment, Reviewer } from "../../schemas/reviewing.ts";
import type { Screening } from "../../schemas/screening.ts";
import { screeningsOf } from "../screening/screenings.ts";
import type { Store, Stored } from "../shared/store.ts";

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
