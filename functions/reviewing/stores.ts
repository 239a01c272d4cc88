import { AssignmentPlan } from "../../schemas/assignment-plan.ts";
import {
  type ApplicationId,
  AssignmentId,
  type CallId,
  type PersonId,
  ReviewerId,
  ReviewId,
} from "../../schemas/ids.ts";
import { Assignment, Review, Reviewer } from "../../schemas/reviewing.ts";
import { naturalKey } from "../shared/canonical.ts";
import { type Access, entityStore, type Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { consensusStore } from "./consensuses.ts";

export function reviewerStore(table: Table): Store<Reviewer> {
  return entityStore(table, {
    type: "reviewer",
    schema: Reviewer,
    audited: true,
    listed: ({ callId, id }) => ({ gsi1: { partition: `${callId}#reviewer`, sort: id } }),
  });
}

export function planStore(table: Table): Store<AssignmentPlan> {
  return entityStore(table, {
    type: "plan",
    schema: AssignmentPlan,
    audited: true,
    listed: ({ callId, id, proposedAt }) => ({
      gsi1: { partition: `${callId}#plan`, sort: `${proposedAt}#${id}` },
    }),
  });
}

export function assignmentStore(table: Table): Store<Assignment> {
  return entityStore(table, {
    type: "assignment",
    schema: Assignment,
    audited: true,
    listed: ({ callId, id, applicationId, personId }) => ({
      gsi1: { partition: `${callId}#assignment`, sort: `${applicationId}#${id}` },
      gsi2: { partition: `${personId}#assignment`, sort: id },
    }),
  });
}

export function reviewStore(table: Table): Store<Review> {
  return entityStore(table, {
    type: "review",
    schema: Review,
    audited: true,
    listed: ({ callId, id, applicationId }) => ({
      gsi1: { partition: `${callId}#review`, sort: `${applicationId}#${id}` },
    }),
  });
}

export const listOf = (callId: CallId, type: "reviewer" | "plan" | "assignment" | "review"): Access => ({
  index: "gsi1",
  key: `${callId}#${type}`,
});

/**
 * A person is in a call's pool once, and is asked about an application once: that is what the ids are made of. Where
 * reviewers do not know who applies, the id of a task must not tell it: the call's secret goes into it.
 */
export function reviewerId(callId: CallId, person: PersonId): ReviewerId {
  return ReviewerId.parse(`reviewer_${naturalKey(callId, person)}`);
}
export function assignmentId(secret: string, application: ApplicationId, reviewer: ReviewerId): AssignmentId {
  return AssignmentId.parse(`assignment_${naturalKey(secret, application, reviewer)}`);
}
export function reviewId(assignment: AssignmentId): ReviewId {
  return ReviewId.parse(assignment.replace("assignment_", "review_"));
}

/** The stores of the reviewing, on one table. */
export function reviewingStores(table: Table) {
  return {
    reviewers: reviewerStore(table),
    plans: planStore(table),
    assignments: assignmentStore(table),
    reviews: reviewStore(table),
    consensuses: consensusStore(table),
  };
}
