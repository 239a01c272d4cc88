import type { Solve } from "../../shared/solver.ts";
import { type Frame, held, type Limits, within } from "./frame.ts";
import { type Bounds, best } from "./program.ts";

/**
 * Walks down the ranking and keeps everyone for whom a selection within the limits still exists.
 *
 * Such a selection, the *completion*, is always at hand. Who is part of it can be kept without a question. For
 * another, one exchange in the completion is tried, then the integer program decides. Both only happen where a
 * group's turn comes too early for the completion, and a group that is refused once is refused for good, because
 * what is still possible only shrinks. So there are few programs to solve, not one per candidate.
 *
 * `completion` says how many of each group are in. Answers places in the ranking, best first.
 */
export function walk(
  solve: Solve,
  frame: Frame,
  limits: Limits,
  bounds: Bounds,
  completion: readonly number[],
): number[] {
  const taken = frame.groups.map(() => 0);
  const most = [...bounds.most];
  const kept: number[] = [];
  const partitions = partitionsOf(frame);
  let certificate = completion;
  const seats = limits.seats.most - frame.kept.seats;
  for (const [place, group] of frame.groupOf.entries()) {
    if (kept.length === seats) break;
    const already = taken[group] ?? 0;
    if (already >= (most[group] ?? 0)) continue;
    if ((certificate[group] ?? 0) <= already) {
      if (isHopeless(frame, limits, taken, group, partitions)) {
        most[group] = already;
        continue;
      }
      const least = taken
        .map((count, index) => Math.max(count, bounds.least[index] ?? 0))
        .with(group, already + 1);
      const asked = { least, most };
      const next: readonly number[] | undefined =
        exchange(frame, limits, asked, certificate, group) ?? best(solve, frame, limits, asked, "nothing");
      if (next === undefined) {
        most[group] = already;
        continue;
      }
      certificate = next;
    }
    taken[group] = already + 1;
    kept.push(place);
  }
  return kept;
}

/** Whether the seats and hard quotas alone, one attribute at a time, refuse one more of a group. */
function isHopeless(
  frame: Frame,
  limits: Limits,
  taken: readonly number[],
  group: number,
  partitions: ReadonlySet<string>,
): boolean {
  const counts = taken.with(group, (taken[group] ?? 0) + 1);
  const totals = held(frame, counts);
  const free = limits.seats.most - frame.kept.seats - counts.reduce((sum, count) => sum + count, 0);
  const missing = new Map<string, number>();
  for (const [
    index,
    { attribute, min = 0, max = Number.POSITIVE_INFINITY, soft },
  ] of frame.quotas.entries()) {
    const count = totals[index] ?? 0;
    if (soft) continue;
    if (count > max) return true;
    missing.set(attribute, (missing.get(attribute) ?? 0) + Math.max(0, min - count));
  }
  return [...missing].some(([attribute, seats]) => seats > free && partitions.has(attribute));
}

/** Attributes whose quotas nobody counts in twice: who does could fill two minima with one seat. */
function partitionsOf({ groups, quotas }: Frame): ReadonlySet<string> {
  const isOnce = (attribute: string) =>
    groups.every((group) => [...group.quotas].filter((q) => quotas[q]?.attribute === attribute).length <= 1);
  return new Set([...new Set(quotas.map(({ attribute }) => attribute))].filter(isOnce));
}

/** The certificate with one of `group` in for one of another group, later ones first, if that is within the limits. */
function exchange(
  frame: Frame,
  limits: Limits,
  { least, most }: Bounds,
  certificate: readonly number[],
  group: number,
): readonly number[] | undefined {
  const totals = held(frame, certificate);
  const entering = frame.groups[group];
  if (entering === undefined || (certificate[group] ?? 0) >= (most[group] ?? 0)) return undefined;
  const worth = certificate.reduce((sum, count, index) => sum + count * (frame.groups[index]?.worth ?? 0), 0);
  for (let other = frame.groups.length - 1; other >= 0; other -= 1) {
    const leaving = frame.groups[other];
    const count = certificate[other] ?? 0;
    if (leaving === undefined || other === group || count <= (least[other] ?? 0)) continue;
    if (worth + entering.worth - leaving.worth < limits.worth) continue;
    const after = totals.map((total, quota) => {
      return total + Number(entering.quotas.has(quota)) - Number(leaving.quotas.has(quota));
    });
    if (within(frame.quotas, limits, after)) {
      return certificate.with(other, count - 1).with(group, (certificate[group] ?? 0) + 1);
    }
  }
  return undefined;
}
