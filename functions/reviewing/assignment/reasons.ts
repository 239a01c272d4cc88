import type { AssignedReason, AssignInput, ExcludedPair } from "../../../schemas/planning/assign.ts";
import { reducedCost } from "../../shared/flow-network.ts";
import { int } from "../../shared/spanning-tree.ts";
import { inCodeUnits } from "./conflicts.ts";
import type { Plan, ProvedPlan } from "./plan.ts";
import type { Problem } from "./problem.ts";

interface Candidate {
  readonly id: string;
  /** In units. */
  readonly affinity: number;
  /** Undefined: excluded. */
  readonly pair: number | undefined;
}

/** What a plan is explained with; `proof` only where its prices mean affinity (no repair, no floor beyond the flow). */
export interface Explained {
  readonly input: AssignInput;
  readonly problem: Problem;
  readonly plan: Plan;
  readonly excluded: readonly ExcludedPair[];
  readonly loads: Int32Array;
  readonly proof: ProvedPlan | undefined;
}

/**
 * Why each assigned pair, by application and reviewer. The code says what became of the candidates with a higher
 * affinity: `strongestCandidates` (all of them are assigned too), or the first one that is not was `strongerExcluded`
 * (a conflict), `strongerFull` (its load) or `strongerNeededElsewhere` (the plan as a whole is better so).
 *
 * Params: `rank` of `candidates`; `next`, the best one that is not assigned, its affinity, and the obstacle; and from
 * the duals what forbidding this pair (`forbiddingCosts`) or forcing the next (`forcingCosts`) takes from the total at
 * least, and what one more review by a full `next` adds at most (`slotWorth`).
 */
export function reasonsOf(explained: Explained): AssignedReason[] {
  const { problem, plan } = explained;
  const conflicts = Map.groupBy(explained.excluded, ({ application }) => application);
  return problem.applications.flatMap((application, number) => {
    const ranking = candidatesOf(explained, application, number, conflicts.get(application) ?? []);
    const isAssigned = ({ pair }: Candidate) => pair !== undefined && int(plan.chosen, pair) === 1;
    const next = ranking.find((candidate) => !isAssigned(candidate));
    const assigned = ranking.flatMap((candidate, index) =>
      candidate.pair !== undefined && isAssigned(candidate)
        ? [
            reasonOf(
              explained,
              application,
              { ...candidate, pair: candidate.pair },
              index,
              ranking.length,
              next,
            ),
          ]
        : [],
    );
    return assigned.toSorted((a, b) => inCodeUnits(a.reviewer, b.reviewer));
  });
}

function candidatesOf(
  { input, problem }: Explained,
  application: string,
  number: number,
  conflicts: readonly ExcludedPair[],
): Candidate[] {
  const candidates: Candidate[] = [];
  for (let pair = int(problem.first, number); pair < int(problem.first, number + 1); pair += 1) {
    const id = problem.reviewers[int(problem.reviewer, pair)] ?? "";
    candidates.push({ id, affinity: int(problem.affinity, pair), pair });
  }
  for (const id of new Set(conflicts.map(({ reviewer }) => reviewer))) {
    const affinity = Math.round((input.affinity[application]?.[id] ?? 0) * problem.unit);
    candidates.push({ id, affinity, pair: undefined });
  }
  return candidates.sort((a, b) => b.affinity - a.affinity || inCodeUnits(a.id, b.id));
}

function reasonOf(
  explained: Explained,
  application: string,
  candidate: Candidate & { pair: number },
  index: number,
  candidates: number,
  next: Candidate | undefined,
): AssignedReason {
  const { problem, proof } = explained;
  const affinity = candidate.affinity / problem.unit;
  const own = {
    rank: index + 1,
    candidates,
    ...price(
      "forbiddingCosts",
      problem,
      proof && -reducedCost(proof.network, proof.potential, candidate.pair),
    ),
  };
  const pair = { application, reviewer: candidate.id, affinity };
  if (next === undefined) return { ...pair, code: "strongestCandidates", params: own };
  const obstacle = obstacleOf(explained, next);
  const passed = next.affinity > candidate.affinity;
  const code = !passed
    ? "strongestCandidates"
    : (
        {
          conflict: "strongerExcluded",
          fullLoad: "strongerFull",
          wholePlan: "strongerNeededElsewhere",
        } as const
      )[obstacle];
  const full =
    obstacle === "fullLoad" && next.pair !== undefined ? int(problem.reviewer, next.pair) : undefined;
  return {
    ...pair,
    code,
    params: {
      ...own,
      next: next.id,
      nextAffinity: next.affinity / problem.unit,
      obstacle: passed || obstacle === "conflict" ? obstacle : "notStronger",
      ...price(
        "forcingCosts",
        problem,
        next.pair === undefined ? undefined : proof && reducedCost(proof.network, proof.potential, next.pair),
      ),
      ...price(
        "slotWorth",
        problem,
        full === undefined
          ? undefined
          : proof && -reducedCost(proof.network, proof.potential, proof.network.loadArc(full)),
      ),
    },
  };
}

function obstacleOf({ problem, loads }: Explained, next: Candidate): "conflict" | "fullLoad" | "wholePlan" {
  if (next.pair === undefined) return "conflict";
  const reviewer = int(problem.reviewer, next.pair);
  return int(loads, reviewer) >= int(problem.most, reviewer) ? "fullLoad" : "wholePlan";
}

/** A price in affinity. Left out where the duals give none: below zero, or beyond all that a plan holds (no way round). */
function price(name: string, problem: Problem, units: number | undefined): Record<string, number> {
  const beyond = 100 * problem.unit * problem.applications.length;
  return units === undefined || units < 0 || units > beyond ? {} : { [name]: units / problem.unit };
}
