import type { Application } from "../../schemas/application.ts";

/**
 * The version that screening, reviewers and the selection read: the last one that was submitted or completed, whatever is
 * being written since. None where nothing was submitted, and none once it is withdrawn.
 */
export function countingVersion(application: Application) {
  if (application.state !== "submitted") return undefined;
  return { content: application.submitted, version: (application.completed ?? application.receipt).version };
}
