import type { Measurement } from "../../schemas/measurement.ts";
import type { ProcessProgress } from "../../schemas/process.ts";
import type { Report } from "../../schemas/report.ts";
import type { Transitions } from "../shared/store.ts";

export const measurementTransitions = {
  write: { from: ["draft"], to: "draft" },
  handIn: { from: ["draft"], to: "handedIn" },
} as const satisfies Transitions<Measurement["state"]>;

export const reportTransitions = {
  drawUp: { from: ["drawnUp", "approved"], to: "drawnUp" },
  submitForApproval: { from: ["drawnUp"], to: "inApproval" },
  approve: { from: ["inApproval"], to: "approved" },
  return: { from: ["inApproval"], to: "drawnUp" },
  handIn: { from: ["drawnUp", "approved"], to: "handedIn" },
} as const satisfies Transitions<Report["state"]>;

/** A step that nobody has started is planned, and not stored. */
export const processTransitions = {
  start: { from: ["planned"], to: "running" },
  noteActivity: { from: ["running"], to: "running" },
  end: { from: ["running"], to: "done" },
  drop: { from: ["planned", "running"], to: "dropped" },
} as const satisfies Transitions<ProcessProgress["state"] | "planned">;
