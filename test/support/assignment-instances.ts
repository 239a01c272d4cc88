import fc from "fast-check";
import { AssignInput } from "../../schemas/planning/assign.ts";

/** How large an instance may get, and what it may contain. */
export interface Size {
  readonly applications: number;
  readonly reviewers: number;
  readonly repair?: boolean;
}

const Place = fc.option(fc.constantFrom("SE", "FR", "ES"), { nil: undefined, freq: 2 });

/** Small instances with everything that the format knows; many are infeasible, and ties are common. */
export function instances(size: Size): fc.Arbitrary<AssignInput> {
  const applications = fc.array(
    fc.record({
      country: Place,
      organisation: Place,
      k: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined, freq: 3 }),
    }),
    { minLength: 1, maxLength: size.applications },
  );
  const reviewers = fc.array(
    fc.record({
      country: Place,
      organisation: Place,
      maxLoad: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined, freq: 3 }),
      minLoad: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined, freq: 2 }),
    }),
    { minLength: 2, maxLength: size.reviewers },
  );
  const value = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 9 }).map((tens) => tens * 10) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 100 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 1_000_000 }).map((parts) => parts / 10_000) },
  );
  const cells = size.applications * size.reviewers;
  const exactly = { minLength: cells, maxLength: cells };
  return fc
    .record({
      k: fc.constantFrom(1, 2, 2, 3),
      maxLoad: fc.integer({ min: 1, max: 5 }),
      conflictRules: fc.subarray(["sameCountry", "sameOrganisation"] as const),
      applications,
      reviewers,
      values: fc.array(fc.option(value, { nil: undefined, freq: 8 }), exactly),
      before: fc.array(fc.integer({ min: 0, max: 2 }), exactly),
      declared: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 2 }),
      tier: fc.option(fc.record({ atLeast: fc.constantFrom(1, 1, 2), tau: fc.constantFrom(30, 60, 62.5) }), {
        nil: undefined,
        freq: 2,
      }),
      event: fc.record({
        type: fc.constantFrom("conflict", "decline", "declineAll", "withdraw"),
        a: fc.nat(),
        r: fc.nat(),
      }),
    })
    .map((drawn) => {
      const apps = drawn.applications.map((each, index) => ({ id: `a${index}`, ...each }));
      const people = drawn.reviewers.map((each, index) => ({
        id: `r${index}`,
        ...each,
        minLoad: each.minLoad && Math.min(each.minLoad, each.maxLoad ?? drawn.maxLoad),
      }));
      const cell = <T>(list: readonly T[], a: number, r: number) => list[a * size.reviewers + r];
      const affinity = apps.map(({ id }, a) => {
        const row = people.flatMap((person, r) => {
          const worth = cell(drawn.values, a, r);
          return worth === undefined ? [] : [[person.id, worth] as const];
        });
        return [id, Object.fromEntries(row)] as const;
      });
      const base = apps.map(({ id, k }, a) => {
        const drawnBefore = people
          .filter((_, r) => cell(drawn.before, a, r) === 0)
          .map((person) => person.id);
        return [id, drawnBefore.slice(0, k ?? drawn.k)] as const;
      });
      const application = `a${drawn.event.a % apps.length}`;
      const reviewer = `r${drawn.event.r % people.length}`;
      const events = {
        conflict: { type: "conflict", application, reviewer },
        decline: { type: "decline", application, reviewer },
        declineAll: { type: "decline", reviewer },
        withdraw: { type: "withdraw", application },
      } as const;
      const fewest = Math.min(...apps.map(({ k }) => k ?? drawn.k));
      return AssignInput.parse({
        k: drawn.k,
        maxLoad: drawn.maxLoad,
        conflictRules: drawn.conflictRules,
        applications: apps,
        reviewers: people,
        declaredConflicts: drawn.declared.map(([a, r]) => ({
          application: `a${a % apps.length}`,
          reviewer: `r${r % people.length}`,
        })),
        affinity: Object.fromEntries(affinity),
        tier: drawn.tier && { ...drawn.tier, atLeast: Math.min(drawn.tier.atLeast, fewest) },
        ...(size.repair
          ? { repair: { base: Object.fromEntries(base), event: events[drawn.event.type] } }
          : {}),
      });
    });
}

/** The input that is left after a repair's event, by the letter of PLANNING.md and by other code than the engine's. */
export function afterEvent(input: AssignInput) {
  const event = input.repair?.event;
  const gone = event?.type === "withdraw" ? event.application : undefined;
  const applications = input.applications.filter(({ id }) => id !== gone);
  const isStruck = (application: string, reviewer: string) =>
    event !== undefined &&
    event.type !== "withdraw" &&
    event.reviewer === reviewer &&
    (event.application ?? application) === application;
  const isPossible = (a: AssignInput["applications"][number], r: AssignInput["reviewers"][number]) => {
    const same = (rule: "sameCountry" | "sameOrganisation", one?: string, other?: string) =>
      input.conflictRules.includes(rule) && one !== undefined && one === other;
    return !(
      input.affinity[a.id]?.[r.id] === undefined ||
      same("sameCountry", a.country, r.country) ||
      same("sameOrganisation", a.organisation, r.organisation) ||
      input.declaredConflicts.some((pair) => pair.application === a.id && pair.reviewer === r.id) ||
      isStruck(a.id, r.id)
    );
  };
  const rows = applications.map((application) => ({
    id: application.id,
    k: application.k ?? input.k,
    candidates: input.reviewers
      .filter((reviewer) => isPossible(application, reviewer))
      .map(({ id }) => ({ id, worth: Math.round((input.affinity[application.id]?.[id] ?? 0) * 1e4) })),
  }));
  const all = event?.type === "decline" && event.application === undefined ? event.reviewer : undefined;
  const loads = input.reviewers.map(({ id, minLoad = 0, maxLoad = input.maxLoad }) => ({
    id,
    least: id === all ? 0 : minLoad,
    most: maxLoad,
  }));
  return { rows, loads };
}

/** Every complete assignment of a tiny instance, as one list of pairs each: what a plan is, spelt out. */
export function completeAssignments(
  input: AssignInput,
): { application: string; reviewer: string; worth: number }[][] {
  const { rows, loads } = afterEvent(input);
  const complete: { application: string; reviewer: string; worth: number }[][] = [];
  const used = new Map<string, number>();
  const walk = (index: number, pairs: { application: string; reviewer: string; worth: number }[]) => {
    const row = rows[index];
    if (row === undefined) {
      if (loads.every(({ id, least }) => (used.get(id) ?? 0) >= least)) complete.push(pairs);
      return;
    }
    for (const team of teams(row.candidates, row.k)) {
      const strong = team.filter(({ worth }) => worth >= Math.round((input.tier?.tau ?? 0) * 1e4)).length;
      if (strong < (input.tier?.atLeast ?? 0)) continue;
      const fits = team.every(
        ({ id }) => (used.get(id) ?? 0) < (loads.find((load) => load.id === id)?.most ?? 0),
      );
      if (!fits) continue;
      for (const { id } of team) used.set(id, (used.get(id) ?? 0) + 1);
      walk(index + 1, [
        ...pairs,
        ...team.map(({ id, worth }) => ({ application: row.id, reviewer: id, worth })),
      ]);
      for (const { id } of team) used.set(id, (used.get(id) ?? 0) - 1);
    }
  };
  walk(0, []);
  return complete;
}

function teams<T>(from: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return from.flatMap((each, index) => teams(from.slice(index + 1), size - 1).map((rest) => [each, ...rest]));
}
