import type { Ranked } from "../../schemas/selection.ts";
import type { Scored } from "./scoring.ts";

/** Somebody to rank, with what the thresholds were held against. */
export type Candidate = Omit<Ranked, "rank" | "outcome" | "reason" | "override"> & Pick<Scored, "failed">;
