import type { AssignInput, ExcludedPair } from "../../../schemas/planning/assign.ts";
import { inCodeUnits, objections } from "./conflicts.ts";

/**
 * An assignment problem on typed arrays. Applications and reviewers are numbered in code-unit order of their ids, so
 * nothing depends on the order of the input. Pairs are numbered by application, then reviewer, and only those exist
 * that may be assigned: conflicts are not there to be traded.
 */
export interface Problem {
  readonly applications: readonly string[];
  readonly reviewers: readonly string[];
  /** Reviews that an application needs; reviews that a reviewer may and must have. */
  readonly reviews: Int32Array;
  readonly most: Int32Array;
  readonly least: Int32Array;
  /** The pairs of application a are first[a] up to first[a + 1]. */
  readonly first: Int32Array;
  readonly reviewer: Int32Array;
  /** Whole multiples of 1 / unit. */
  readonly affinity: Int32Array;
  readonly unit: number;
  readonly tier: { readonly atLeast: number; readonly tau: number } | undefined;
  /** Repair only: which pairs were assigned before. */
  readonly inBase: Uint8Array | undefined;
}

export interface Prepared {
  readonly problem: Problem;
  readonly excluded: readonly ExcludedPair[];
  /** Repair only: how many pairs were assigned before. */
  readonly basePairs: number;
}

/** Reviewers by application. */
export type Pairs = Readonly<Record<string, readonly string[]>>;

/** What an input asks for, after conflicts and the repair's event; `settled` pairs are kept as a repair keeps its base. */
export function prepared(input: AssignInput, settled?: Pairs): Prepared {
  const event = input.repair?.event;
  const withdrawn = event?.type === "withdraw" ? event.application : undefined;
  const leaves = event?.type === "decline" && event.application === undefined ? event.reviewer : undefined;
  const applications = input.applications.filter(({ id }) => id !== withdrawn).toSorted(byId);
  const reviewers = input.reviewers.toSorted(byId);
  const numbers = new Map(reviewers.map(({ id }, number) => [id, number]));
  const unit = unitOf(input);
  const against = objections(input);
  const kept: Pairs | undefined = input.repair?.base ?? settled;
  const base = new Map(Object.entries(kept ?? {}));

  const excluded: ExcludedPair[] = [];
  const first = new Int32Array(applications.length + 1);
  const candidates = applications.reduce((sum, { id }) => sum + Object.keys(row(input, id)).length, 0);
  const reviewer = new Int32Array(candidates);
  const affinity = new Int32Array(candidates);
  const inBase = new Uint8Array(kept === undefined ? 0 : candidates);
  let pairs = 0;
  for (const [number, application] of applications.entries()) {
    const before = new Set(base.get(application.id));
    const own = row(input, application.id);
    const known = Object.keys(own).flatMap((id) => numbers.get(id) ?? []);
    for (const column of Int32Array.from(known).sort()) {
      const candidate = reviewers[column];
      if (candidate === undefined) continue;
      const found = against(application, candidate);
      if (found.length > 0) {
        for (const objection of found) excluded.push(objection);
        continue;
      }
      reviewer[pairs] = column;
      affinity[pairs] = Math.round((own[candidate.id] ?? 0) * unit);
      if (before.has(candidate.id)) inBase[pairs] = 1;
      pairs += 1;
    }
    first[number + 1] = pairs;
  }
  const problem: Problem = {
    applications: applications.map(({ id }) => id),
    reviewers: reviewers.map(({ id }) => id),
    reviews: Int32Array.from(applications, ({ k }) => k ?? input.k),
    most: Int32Array.from(reviewers, ({ maxLoad }) => maxLoad ?? input.maxLoad),
    least: Int32Array.from(reviewers, ({ id, minLoad }) => (id === leaves ? 0 : (minLoad ?? 0))),
    first,
    reviewer: reviewer.subarray(0, pairs),
    affinity: affinity.subarray(0, pairs),
    unit,
    tier: input.tier && { atLeast: input.tier.atLeast, tau: Math.round(input.tier.tau * unit) },
    inBase: kept === undefined ? undefined : inBase.subarray(0, pairs),
  };
  const basePairs = [...base.values()].reduce((sum, list) => sum + list.length, 0);
  return { problem, excluded, basePairs };
}

const byId = (a: { id: string }, b: { id: string }) => inCodeUnits(a.id, b.id);

function row(input: AssignInput, application: string): Record<string, number> {
  return Object.hasOwn(input.affinity, application) ? (input.affinity[application] ?? {}) : {};
}

/** The smallest power of ten that makes every affinity whole: nothing is ever compared as a rounded float. */
function unitOf(input: AssignInput): number {
  let unit = 1;
  const take = (value: number) => {
    while (unit < 10_000 && Math.round(value * unit) / unit !== value) unit *= 10;
  };
  if (input.tier !== undefined) take(input.tier.tau);
  for (const id of Object.keys(input.affinity)) {
    const own = row(input, id);
    for (const reviewer of Object.keys(own)) take(own[reviewer] ?? 0);
  }
  return unit;
}
