import type { Deliverable } from "../../schemas/deliverable.ts";
import type { Standing } from "../../schemas/measurement.ts";
import type { Learned } from "./learning.ts";

/** What became of a programme after its start. */
export interface Followed {
  learned: Learned;
  /** What each thing that was tried must have given. */
  expected: Record<string, string>;
  deliverables: Deliverable[];
  standing: Standing;
}
