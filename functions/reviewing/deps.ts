import { openApplyDeps } from "../applications/deps.ts";
import { assignmentStore, planStore, reviewerStore, reviewStore } from "./stores.ts";

export function openReviewingDeps(tableName: string) {
  const deps = openApplyDeps(tableName);
  const { table } = deps;
  return {
    ...deps,
    reviewers: reviewerStore(table),
    plans: planStore(table),
    assignments: assignmentStore(table),
    reviews: reviewStore(table),
  };
}
export type ReviewingDeps = ReturnType<typeof openReviewingDeps>;
