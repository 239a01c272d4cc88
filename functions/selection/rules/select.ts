import type { Quota, SelectAnswer, SelectInput, UnmetQuota } from "../../../schemas/planning/select.ts";
import type { Reason } from "../../../schemas/reason.ts";
import { compareText } from "../../shared/canonical.ts";
import { loadSolver, type Solve } from "../../shared/solver.ts";
import { type Choice, chosen } from "./choose.ts";
import { conflict, waysOut } from "./conflict.ts";
import { explained } from "./explain.ts";
import { countsIn, framed, offTarget, outside } from "./frame.ts";
import { type Ranked, ranking, standing, unscaled } from "./rank.ts";
import { replaced } from "./replace.ts";
import { settled } from "./settle.ts";

/**
 * Selects candidates by score under quotas: PLANNING.md, "select".
 *
 * In this order: nobody under `minScore`; hard minima and maxima; as many seats filled as these allow; soft quotas
 * missed by as few as possible in all, then targets; then the policy. `rankLexicographic` keeps, down the ranking,
 * everyone for whom a selection that fulfils all this still exists; `maxTotal` takes the largest sum of scores and,
 * among equals, the lexicographically best ranking. Both are unique, so the answer does not depend on any order.
 *
 * With `withdrawn`, the selection is first made as if nobody had withdrawn, then the reserve is called; whoever was
 * selected stays. The reserve is in rank order. Expects an input that `SelectInput` has parsed.
 */
export async function select(input: SelectInput): Promise<SelectAnswer> {
  const solve = await loadSolver();
  const field = ranking(input);
  const quotas = input.quotas.toSorted((a, b) => compareText(a.id, b.id));
  const withdrawn = new Set(input.withdrawn ?? []);
  const remaining = field.filter(({ id }) => !withdrawn.has(id));
  const first = chosen(solve, field, quotas, input.seats);
  if (first === undefined) return infeasible(solve, input, remaining, quotas);
  const isHit = (places: readonly number[]) => places.some((place) => withdrawn.has(field[place]?.id ?? ""));
  if (isHit(first[input.policy]) && settled(solve, framed(remaining, quotas), input.seats) === undefined) {
    return infeasible(solve, input, remaining, quotas);
  }
  const other = input.policy === "maxTotal" ? ("rankLexicographic" as const) : ("maxTotal" as const);
  const { selected, pairs } = replaced(solve, field, quotas, first[input.policy], withdrawn);
  const alternative = replaced(solve, field, quotas, first[other], withdrawn).selected;
  const isIn = new Set(selected);
  const unmet = missed(quotas, field, selected);
  const idOf = (place: number | undefined) => (place === undefined ? null : (field[place]?.id ?? null));
  const replacements = pairs.map(([leaves, comes]) => {
    return { withdraws: idOf(leaves) ?? "", replacement: idOf(comes) };
  });
  return {
    feasible: true,
    policy: input.policy,
    ...outcome(field, selected),
    reserve: field.filter(({ id }, place) => !isIn.has(place) && !withdrawn.has(id)).map(({ id }) => id),
    reasons: reasons(input, field, quotas, first[input.policy], selected, replacements),
    otherPolicy: { policy: other, ...outcome(field, alternative) },
    ...(unmet.length > 0 ? { unmet } : {}),
    ...normalisedIn(input),
    ...(input.withdrawn === undefined ? {} : { replacements }),
  };
}

function outcome(field: readonly Ranked[], places: readonly number[]) {
  const chosenOnes = places.flatMap((place) => field[place] ?? []);
  const total = chosenOnes.reduce((sum, { worth }) => sum + worth, 0);
  return { selected: chosenOnes.map(({ id }) => id), total: unscaled(total) };
}

/** What counted instead of the scores, in the order of the ids. */
function normalisedIn(input: SelectInput) {
  const compared = standing(input);
  if (compared === undefined) return {};
  const rows = [...compared].sort(([a], [b]) => compareText(a, b));
  return {
    normalised: Object.fromEntries(
      rows.map(([id, { worth, reason }]) => [id, { value: unscaled(worth), ...reason }]),
    ),
  };
}

function infeasible(
  solve: Solve,
  { policy, seats }: SelectInput,
  field: readonly Ranked[],
  quotas: readonly Quota[],
): SelectAnswer {
  const relaxed = waysOut(solve, field, quotas, seats).flatMap((dropped) => {
    const rest = quotas.filter((quota) => !dropped.includes(quota));
    const choice: Choice | undefined = chosen(solve, field, rest, seats);
    const dropQuotas = dropped.map(({ id }) => id);
    return choice === undefined ? [] : [{ dropQuotas, ...outcome(field, choice[policy]) }];
  });
  return { feasible: false, conflict: conflict(solve, field, quotas, seats), relaxed };
}

function missed(
  quotas: readonly Quota[],
  field: readonly Ranked[],
  selected: readonly number[],
): UnmetQuota[] {
  return quotas.flatMap((quota): UnmetQuota[] => {
    const { min, max, target } = quota;
    const count = selected.filter((place) => {
      const ranked = field[place];
      return ranked !== undefined && countsIn(quota, ranked);
    }).length;
    const facts = { quota: quota.id, count };
    if (outside(quota, count) === 0) {
      if (target === undefined || offTarget(quota, count) === 0) return [];
      return [{ ...facts, limit: "target", value: target }];
    }
    if (min !== undefined && count < min) return [{ ...facts, limit: "min", value: min }];
    return max === undefined ? [] : [{ ...facts, limit: "max", value: max }];
  });
}

/** One reason per candidate, in the order of their ids. */
function reasons(
  { candidates, minScore = 0, seats, withdrawn = [] }: SelectInput,
  field: readonly Ranked[],
  quotas: readonly Quota[],
  first: readonly number[],
  selected: readonly number[],
  replacements: readonly { withdraws: string; replacement: string | null }[],
): Record<string, Reason> {
  const isOut = new Set(withdrawn);
  const idsAt = (of: readonly number[]) => new Set(of.flatMap((place) => field[place]?.id ?? []));
  const idsIn = idsAt(selected);
  const standing = field.filter(({ id }) => !isOut.has(id));
  const placesOf = (ids: ReadonlySet<string>) =>
    [...standing.keys()].filter((place) => ids.has(standing[place]?.id ?? ""));
  const found = explained({
    field: standing,
    quotas,
    places: placesOf(idsIn),
    ...(replacements.length === 0
      ? { seats, settled: new Set() }
      : { seats: first.length, settled: new Set(placesOf(idsAt(first))) }),
  });
  for (const { id, score } of candidates) {
    if (isOut.has(id)) found.set(id, { code: "withdrawn", params: { score } });
    else if (!found.has(id)) found.set(id, { code: "belowThreshold", params: { score, minScore } });
  }
  for (const { withdraws, replacement } of replacements) {
    const reason = replacement === null ? undefined : found.get(replacement);
    if (reason !== undefined) reason.params = { ...reason.params, replaces: withdraws };
    const gone = found.get(withdraws);
    if (gone !== undefined) gone.params = { ...gone.params, replacement: replacement ?? "" };
  }
  return Object.fromEntries([...found].sort(([a], [b]) => compareText(a, b)));
}
