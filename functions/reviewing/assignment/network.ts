import type { Network } from "../../shared/flow-network.ts";
import { int } from "../../shared/spanning-tree.ts";
import type { Problem } from "./problem.ts";

/** Of an application's reviewers, at least `atLeast` have an affinity (in units) of at least `from`. */
export interface Level {
  readonly from: number;
  readonly atLeast: number;
}

/** Which levels an application is held to: `from` falls and `atLeast` grows along the list. */
export type Levels = (application: number) => readonly Level[];

/**
 * - `kept`: minimum loads are lower bounds of the flow, part of the one optimisation.
 * - `wished`: as much of them as can be filled; then the network also lets reviews stay unassigned.
 * - `ignored`.
 */
export type Minimums = "kept" | "wished" | "ignored";

/** The network, and where its parts are: pair p is arc p, application a is node a. */
export interface AssignmentNetwork extends Network {
  readonly reviewerNode: (reviewer: number) => number;
  readonly sink: number;
  /** Arc of a reviewer's load. */
  readonly loadArc: (reviewer: number) => number;
  /** The node below the last level of an application, over which it reaches its weaker reviewers. */
  readonly weakNode: (application: number) => number | undefined;
}

export interface Wishes {
  readonly cost: (pair: number) => number;
  readonly levels?: Levels;
  readonly minimums?: Minimums;
  /** Price of a review that stays unassigned; without it, all must be assigned. */
  readonly unassigned?: number;
  /** What one unit of a wished minimum load is worth. */
  readonly minimumWorth?: number;
  readonly forbidden?: (pair: number) => boolean;
  readonly forced?: number;
}

/**
 * Reviews flow from the applications over the pairs to the reviewers, and on to one sink. An application that is held
 * to levels hands its weaker reviewers at most what the level leaves over:
 *
 *     application -> strong pairs
 *          \-- at most (reviews - atLeast) --> level node -> weaker pairs, and so on down the levels
 */
export function assignmentNetwork(problem: Problem, wishes: Wishes): AssignmentNetwork {
  const { reviews, most, least, first, reviewer, affinity } = problem;
  const [applications, reviewers, pairs] = [reviews.length, most.length, reviewer.length];
  const sink = applications + reviewers;
  const levels = wishes.levels ?? (() => []);
  let levelNodes = 0;
  for (let application = 0; application < applications; application += 1)
    levelNodes += levels(application).length;
  const spare = wishes.minimums === "wished" ? reviewers : 0;
  const dropped = wishes.unassigned === undefined ? 0 : applications;
  const arcs = pairs + reviewers + levelNodes + spare + dropped;
  const from = new Int32Array(arcs);
  const to = new Int32Array(arcs);
  const capacity = new Int32Array(arcs);
  const cost = new Float64Array(arcs);
  const needsLower = wishes.forced !== undefined || (wishes.minimums === "kept" && least.some((n) => n > 0));
  const lower = needsLower ? new Int32Array(arcs) : undefined;
  const weak = new Map<number, number>();

  let arc = pairs + reviewers;
  const add = (tail: number, head: number, most: number, price: number) => {
    from[arc] = tail;
    to[arc] = head;
    capacity[arc] = most;
    cost[arc] = price;
    arc += 1;
  };
  let levelNode = sink;
  for (let application = 0; application < applications; application += 1) {
    const ladder = [application];
    const rungs = levels(application);
    for (const { atLeast } of rungs) {
      levelNode += 1;
      add(ladder.at(-1) ?? application, levelNode, Math.max(0, int(reviews, application) - atLeast), 0);
      ladder.push(levelNode);
      weak.set(application, levelNode);
    }
    for (let pair = int(first, application); pair < int(first, application + 1); pair += 1) {
      let rung = 0;
      for (const level of rungs) if (int(affinity, pair) < level.from) rung += 1;
      from[pair] = ladder[rung] ?? application;
      to[pair] = applications + int(reviewer, pair);
      capacity[pair] = wishes.forbidden?.(pair) ? 0 : 1;
      cost[pair] = wishes.cost(pair);
    }
  }
  for (let number = 0; number < reviewers; number += 1) {
    const load = pairs + number;
    from[load] = applications + number;
    to[load] = sink;
    capacity[load] = int(most, number);
    if (lower !== undefined && wishes.minimums === "kept") lower[load] = int(least, number);
    if (spare === 0) continue;
    capacity[load] = int(least, number);
    cost[load] = -(wishes.minimumWorth ?? 0);
    add(applications + number, sink, int(most, number) - int(least, number), 0);
  }
  for (let application = 0; application < dropped; application += 1)
    add(application, sink, int(reviews, application), wishes.unassigned ?? 0);
  if (lower !== undefined && wishes.forced !== undefined) lower[wishes.forced] = 1;

  const supply = new Int32Array(levelNode + 1);
  supply.set(reviews);
  supply[sink] = -reviews.reduce((sum, each) => sum + each, 0);
  return {
    nodes: supply.length,
    from,
    to,
    capacity,
    cost,
    supply,
    ...(lower === undefined ? {} : { lower }),
    reviewerNode: (number) => applications + number,
    sink,
    loadArc: (number) => pairs + number,
    weakNode: (application) => weak.get(application),
  };
}

/** The tier that the input asks of every application, as levels. */
export function tierLevels({ tier }: Problem): Levels {
  const level = tier === undefined || tier.atLeast === 0 ? [] : [{ from: tier.tau, atLeast: tier.atLeast }];
  return () => level;
}
