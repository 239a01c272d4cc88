import type { Screening } from "../../schemas/screening.ts";
import { refuse } from "../shared/refusal.ts";
import type { Stored } from "../shared/store.ts";

export type Incomplete = Extract<Screening, { state: "incomplete" }>;

/** What staff ask for at this instant. Refuses WrongState where it is nothing, and DeadlinePassed after the term. */
export function openRequest(screening: Stored<Screening> | undefined, at: string): Stored<Incomplete> {
  if (screening?.state !== "incomplete")
    return refuse("WrongState", { act: "complete", state: screening?.state ?? "notScreened" });
  const { dueAt } = screening.asked;
  return at <= dueAt ? screening : refuse("DeadlinePassed", { dueAt, receivedAt: at });
}
