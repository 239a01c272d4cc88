import type {
  AssignedPair,
  AssignmentAlternative,
  AssignmentPlan,
  AssignmentWishes,
} from "../../schemas/assignment-plan.ts";
import { ReviewerId } from "../../schemas/ids.ts";
import type { AssignAnswer } from "../../schemas/planning/assign.ts";
import { contentHash } from "../shared/canonical.ts";
import { own } from "../shared/own.ts";
import { refuse } from "../shared/refusal.ts";
import { assign } from "./assignment/assign.ts";
import { type AssignmentField, assignInputOf } from "./assignment-field.ts";

type Infeasible = Extract<AssignmentAlternative, { feasible: false }>;
type PlanContent = Pick<
  AssignmentPlan,
  "pairs" | "total" | "bound" | "optimal" | "minAppSum" | "wishes" | "basis"
>;
export type Planned =
  | { feasible: true; content: PlanContent; highestLoad: number; answer: AssignAnswer & { feasible: true } }
  | { feasible: false; alternative: Infeasible };

/**
 * The best assignment of a field under what staff wish, with the reason of each pair. Refuses InputInvalid for a wish
 * about a pair that is not in the field, and ConflictOfInterest for one that a conflict forbids.
 */
export async function planned(field: AssignmentField, wishes: AssignmentWishes): Promise<Planned> {
  requireKnown(field, wishes);
  const input = assignInputOf(field, wishes);
  const forced = Map.groupBy(wishes.force, ({ applicationId }) => applicationId);
  const settled = Object.fromEntries(
    [...forced].map(([id, pairs]) => [id, pairs.map(({ reviewerId }) => reviewerId)]),
  );
  const answer = await assign(input, undefined, wishes.force.length === 0 ? undefined : settled);
  if (!answer.feasible) {
    const { demand, capacity, applications } = answer.certificate;
    return {
      feasible: false,
      alternative: { feasible: false, wishes, demand, capacity, applications, cannotStand: [] },
    };
  }
  const cannotStand = wishes.force.filter(
    ({ applicationId, reviewerId }) => !own(answer.assignment, applicationId)?.includes(reviewerId),
  );
  if (cannotStand.length > 0)
    return { feasible: false, alternative: { feasible: false, wishes, applications: [], cannotStand } };
  const reviewers = new Map(field.reviewers.map((reviewer) => [reviewer.id, reviewer]));
  const pairs = field.applications.flatMap((application) =>
    (own(answer.assignment, application.id) ?? []).map((id) => {
      const reviewer = reviewers.get(ReviewerId.parse(id)) ?? refuse("NotFound", { id });
      const { score, reason } = field.fitOf(application, reviewer);
      return { applicationId: application.id, reviewerId: reviewer.id, affinity: score, reason };
    }),
  );
  const { total, bound, optimal, minAppSum } = answer;
  const basis = contentHash(assignInputOf(field));
  const highestLoad = Math.max(0, ...Object.values(answer.loads));
  return {
    feasible: true,
    content: { pairs, total, bound, optimal, minAppSum, wishes, basis },
    highestLoad,
    answer,
  };
}

/** The alternative beside the plan: what it costs, and what would change. */
export function beside(plan: AssignmentPlan, found: Planned): AssignmentAlternative {
  if (!found.feasible) return found.alternative;
  const { content, highestLoad } = found;
  const { wishes, total, minAppSum, optimal } = content;
  return {
    feasible: true,
    wishes,
    total,
    minAppSum,
    optimal,
    highestLoad,
    cost: rounded(plan.total - total),
    added: without(content.pairs, plan.pairs),
    removed: without(plan.pairs, content.pairs),
  };
}

/** A difference of affinities, which have at most four decimals. */
export const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

function without(pairs: readonly AssignedPair[], others: readonly AssignedPair[]): AssignedPair[] {
  const there = new Set(others.map(keyOf));
  return pairs
    .filter((pair) => !there.has(keyOf(pair)))
    .map(({ applicationId, reviewerId }) => ({ applicationId, reviewerId }));
}

const keyOf = ({ applicationId, reviewerId }: AssignedPair): string => `${applicationId} ${reviewerId}`;

function requireKnown(field: AssignmentField, { force, forbid }: AssignmentWishes): void {
  const applications = new Map(field.applications.map((each) => [each.id, each]));
  const reviewers = new Map(field.reviewers.map((each) => [each.id, each]));
  const forbidden = new Set(forbid.map(keyOf));
  const seen = new Set<string>();
  for (const [list, pairs] of Object.entries({ force, forbid }))
    for (const [index, pair] of pairs.entries()) {
      const fault = (code: string, detail: string) =>
        refuse("InputInvalid", {}, [{ pointer: `/${list}/${index}`, code, detail }]);
      const application = applications.get(pair.applicationId) ?? fault("Unknown", "no such application");
      const reviewer = reviewers.get(pair.reviewerId) ?? fault("Unknown", "no such reviewer is available");
      if (list === "forbid") continue;
      if (forbidden.has(keyOf(pair))) fault("Contradiction", "the same pair is forbidden");
      if (seen.has(keyOf(pair))) fault("DuplicateId", "the same pair comes before");
      seen.add(keyOf(pair));
      const [conflict] = field.conflicts(application, reviewer);
      if (conflict !== undefined) refuse("ConflictOfInterest", { pair: keyOf(pair), rule: conflict.code });
    }
}
