import { Heap } from "../../shared/heap.ts";
import { int, num } from "../../shared/spanning-tree.ts";
import { owner, pairCost } from "./plan.ts";
import type { Problem } from "./problem.ts";
import { lots } from "./tie-break.ts";

/** What a late conflict changes: pair numbers. */
export interface PairChange {
  readonly removed: readonly number[];
  readonly added: readonly number[];
}

interface Step {
  readonly node: number;
  readonly cost: number;
  readonly lot: number;
}

const NOWHERE = -1;

/**
 * A complete assignment that is kept, so that a late conflict is repaired by one shortest path instead of a new solve.
 *
 * Price a new pair higher than all affinity, and the kept assignment is the cheapest of all (it has no new pair), with
 * all potentials at zero as its duals: a pair that is not assigned costs something, giving up an assigned one costs its
 * affinity. Without the pair of the conflict its application has one review too many, its reviewer one too few. The
 * cheapest way to move that unit, over free pairs and back over assigned ones, gives the cheapest assignment again:
 * fewest new pairs, then the largest total, then the smallest lots; the very one that `bestTotal` finds from nothing.
 */
export class KeptAssignment {
  readonly #problem: Problem;
  readonly #loads: Int32Array;
  /** Assigned pairs by reviewer. */
  readonly #assigned: number[][];
  readonly #cost: (pair: number) => number;
  readonly #lot: (pair: number, application: number) => number;
  readonly #owner: (pair: number) => number;

  /** `problem.inBase` is the assignment that is kept; it meets all loads. Tiers are left to `bestTotal`: a RangeError. */
  constructor(problem: Problem) {
    const { inBase, most, reviewer } = problem;
    if (inBase === undefined || problem.tier !== undefined)
      throw new RangeError("Only a given assignment without a tier can be kept");
    this.#problem = problem;
    this.#loads = new Int32Array(most.length);
    this.#assigned = Array.from(most, () => []);
    for (let pair = 0; pair < reviewer.length; pair += 1) {
      if (inBase[pair] !== 1) continue;
      const number = int(reviewer, pair);
      this.#loads[number] = int(this.#loads, number) + 1;
      this.#assigned[number]?.push(pair);
    }
    this.#cost = pairCost(problem);
    this.#lot = lots(problem);
    this.#owner = owner(problem);
  }

  /** The cheapest repair after this assigned pair became impossible; undefined: there is no complete assignment. */
  withoutPair(pair: number): PairChange | undefined {
    const { most, least, first, reviewer, inBase, reviews } = this.#problem;
    const applications = reviews.length;
    const reviewers = most.length;
    const sink = applications + reviewers;
    const source = this.#owner(pair);
    const target = applications + int(reviewer, pair);
    const cost = new Float64Array(sink + 1).fill(Number.POSITIVE_INFINITY);
    const lot = new Float64Array(sink + 1);
    const cameFrom = new Int32Array(sink + 1).fill(NOWHERE);
    const over = new Int32Array(sink + 1).fill(NOWHERE); // pair of the last step; NOWHERE: over the sink
    const queue = new Heap<Step>((a, b) => a.cost < b.cost || (a.cost === b.cost && a.lot < b.lot));
    const reach = (node: number, from: number, byPair: number, price: number, draw: number) => {
      const total = num(cost, from) + price;
      if (total > num(cost, target)) return;
      const lots = num(lot, from) + draw;
      if (total > num(cost, node) || (total === num(cost, node) && lots >= num(lot, node))) return;
      cost[node] = total;
      lot[node] = lots;
      cameFrom[node] = from;
      over[node] = byPair;
      queue.push({ node, cost: total, lot: lots });
    };
    cost[source] = 0;
    queue.push({ node: source, cost: 0, lot: 0 });
    // Costs along the way never fall, lots may: so the search goes on while something equally cheap is waiting.
    for (let step = queue.pop(); step !== undefined && step.cost <= num(cost, target); step = queue.pop()) {
      const { node } = step;
      if (step.cost !== num(cost, node) || step.lot !== num(lot, node) || node === target) continue;
      if (node === sink) {
        if (int(this.#loads, target - applications) > int(least, target - applications))
          reach(target, node, NOWHERE, 0, 0);
        for (let number = 0; number < reviewers; number += 1)
          if (int(this.#loads, number) > int(least, number))
            reach(applications + number, node, NOWHERE, 0, 0);
      } else if (node < applications) {
        for (let each = int(first, node); each < int(first, node + 1); each += 1)
          if (inBase?.[each] === 0)
            reach(applications + int(reviewer, each), node, each, this.#cost(each), this.#lot(each, node));
      } else {
        const number = node - applications;
        if (int(this.#loads, number) < int(most, number)) reach(sink, node, NOWHERE, 0, 0);
        for (const each of this.#assigned[number] ?? []) {
          if (each === pair || step.cost - this.#cost(each) > num(cost, target)) continue;
          const application = this.#owner(each);
          reach(application, node, each, -this.#cost(each), -this.#lot(each, application));
        }
      }
    }
    if (int(cameFrom, target) === NOWHERE) return undefined;
    const removed = [pair];
    const added: number[] = [];
    for (let node = target; node !== source; node = int(cameFrom, node)) {
      const each = int(over, node);
      if (each !== NOWHERE) (node < applications ? removed : added).push(each);
    }
    return { removed, added };
  }
}
