import { openApplyDeps } from "../applications/deps.ts";
import { reviewingStores } from "./stores.ts";

export function openReviewingDeps(tableName: string) {
  const deps = openApplyDeps(tableName);
  return { ...deps, ...reviewingStores(deps.table) };
}
export type ReviewingDeps = ReturnType<typeof openReviewingDeps>;
