import type { Measurement } from "../../schemas/measurement.ts";
import type { Report } from "../../schemas/report.ts";
import type { Transitions } from "../shared/store.ts";

export const measurementTransitions = {
  write: { from: ["draft"], to: "draft" },
  handIn: { from: ["draft"], to: "handedIn" },
} as const satisfies Transitions<Measurement["state"]>;

export const reportTransitions = {
  drawUp: { from: ["drawnUp"], to: "drawnUp" },
  handIn: { from: ["drawnUp"], to: "handedIn" },
} as const satisfies Transitions<Report["state"]>;
