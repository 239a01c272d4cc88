import fc from "fast-check";
import { expect, test } from "vitest";
import type { Candidate } from "../../../functions/selection/candidate.ts";
import { attributesOf } from "../../../functions/selection/quotas.ts";
import { ranked } from "../../../functions/selection/rank-field.ts";
import { CallContent } from "../../../schemas/call.ts";
import { ApplicationId, OrganisationId } from "../../../schemas/ids.ts";
import { applicationContent, callContent } from "../../support/builders.ts";
import { subsets } from "./enumerate.ts";

const [twin] = callContent().tracks;
if (twin === undefined) throw new Error("the built call has a track");
const lots = ["SE", "FI"] as const;
const tracks = ["pilot", "twin"] as const;
const bounds = fc.record({
  target: fc.integer({ min: 0, max: 2 }),
  less: fc.constantFrom(undefined, 0, 1),
  more: fc.constantFrom(undefined, 0, 1),
});
const seatsOf = ({ target, less, more }: { target: number; less?: number; more?: number }) => ({
  target,
  ...(less === undefined ? {} : { min: Math.max(0, target - less) }),
  ...(more === undefined ? {} : { max: target + more }),
});

const world = fc
  .record({
    cells: fc.array(bounds, { minLength: 4, maxLength: 4 }),
    newcomers: fc.constantFrom(undefined, 1, 2),
    seats: fc.integer({ min: 1, max: 5 }),
    policy: fc.constantFrom("rankLexicographic" as const, "maxTotal" as const),
    people: fc.array(
      fc.record({
        score: fc.integer({ min: 1, max: 5 }),
        lot: fc.constantFrom(...lots),
        track: fc.constantFrom(...tracks),
        known: fc.boolean(),
        failed: fc.constantFrom(false, false, false, true),
      }),
      { maxLength: 7 },
    ),
    override: fc.option(
      fc.record({ who: fc.nat(6), outcome: fc.constantFrom("selected" as const, "rejected" as const) }),
      { nil: undefined },
    ),
  })
  .map(({ cells, newcomers, seats, policy, people, override }) => {
    const content = {
      ...callContent(),
      tracks: tracks.map((id) => ({ ...twin, id })),
      registers: [
        {
          id: "earlier",
          label: { en: "Earlier rounds" },
          source: "The office",
          entries: people.flatMap(({ known }, i) => (known ? [`City ${i}`] : [])),
        },
      ],
      lots: lots.map((country, i) => ({
        id: country.toLowerCase(),
        label: { en: country },
        manager: { name: "M", email: "m@example.org" },
        countries: [country],
        seats: tracks.map((track, j) => ({ track, ...seatsOf(cells[2 * i + j] ?? { target: 0 }) })),
      })),
    };
    const quotas =
      newcomers === undefined
        ? []
        : [{ id: "returning", attribute: "register:earlier", value: "true", max: newcomers }];
    const selection = { ...callContent().selection, seats, policy, quotas, reserve: 2 };
    const limited = CallContent.parse({ ...content, selection });
    const field = people.map(({ score, lot, track, failed }, i): Candidate => {
      const { organisation } = applicationContent();
      const city = { ...organisation, name: `City ${i}`, country: lot };
      const lotId = lot.toLowerCase();
      return {
        applicationId: ApplicationId.parse(`app_${i}`),
        organisationId: OrganisationId.parse(`org_${i}`),
        name: city.name,
        country: lot,
        lotId,
        track,
        attributes: attributesOf(limited, { organisation: city, lotId, track, answers: {} }),
        points: [],
        means: [{ criterion: "ambition", mean: `${score}.0000`, reviews: 2 }],
        score: `${score}.0000`,
        unweighted: `${score}.0000`,
        failed: failed ? ["overall"] : [],
      };
    });
    const able = field.filter(({ failed }) => failed.length === 0);
    const target = override === undefined ? undefined : able[override.who];
    const overrides =
      target === undefined || override === undefined
        ? []
        : [{ applicationId: target.applicationId, outcome: override.outcome, reason: "Stated." }];
    return { content: limited, field, overrides, cells };
  });

/** What the call says, spelled out over every subset, without a quota in sight. */
function bySearch({ content, field, overrides }: typeof world extends fc.Arbitrary<infer W> ? W : never) {
  const forced = new Map(overrides.map(({ applicationId, outcome }) => [String(applicationId), outcome]));
  const order = field
    .filter(({ failed }) => failed.length === 0)
    .toSorted((a, b) => Number(b.score) - Number(a.score) || (a.applicationId < b.applicationId ? -1 : 1));
  const free = order.filter(({ applicationId }) => !forced.has(applicationId));
  const kept = order.filter(({ applicationId }) => forced.get(applicationId) === "selected");
  const names = new Set(content.registers.flatMap(({ entries }) => entries));
  const cells = content.lots.flatMap((lot) => lot.seats.map((seats) => ({ lot: lot.id, ...seats })));
  const inCell = (some: readonly Candidate[], cell: { lot: string; track: string }) =>
    some.filter(({ lotId, track }) => lotId === cell.lot && track === cell.track).length;
  const known = (some: readonly Candidate[]) => some.filter(({ name }) => names.has(name)).length;
  const most = content.selection.quotas[0]?.max ?? Number.POSITIVE_INFINITY;
  const left = (limit: number, used: number) => Math.max(0, limit - used);
  const seats = left(content.selection.seats, kept.length);
  const fits = (some: readonly Candidate[]) =>
    some.length <= seats &&
    known(some) <= left(most, known(kept)) &&
    cells.every((cell) => inCell(some, cell) <= left(cell.max ?? cell.target, inCell(kept, cell)));
  const short = (some: readonly Candidate[]) =>
    cells.reduce((sum, cell) => sum + left(left(cell.min ?? 0, inCell(kept, cell)), inCell(some, cell)), 0);
  const off = (some: readonly Candidate[]) =>
    cells.reduce(
      (sum, cell) => sum + Math.abs(left(cell.target, inCell(kept, cell)) - inCell(some, cell)),
      0,
    );
  const total = (some: readonly Candidate[]) => some.reduce((sum, { score }) => sum + Number(score), 0);
  const aims = [
    (some: readonly Candidate[]) => -some.length,
    short,
    off,
    ...(content.selection.policy === "maxTotal" ? [(some: readonly Candidate[]) => -total(some)] : []),
  ];
  const ranks = new Map(free.map((one, i) => [String(one.applicationId), i]));
  const all = subsets(free.map(({ applicationId, score }) => ({ id: applicationId, score: Number(score) })));
  let possible = all.map((some) => some.flatMap(({ id }) => free[ranks.get(id) ?? -1] ?? [])).filter(fits);
  for (const aim of aims) {
    const least = Math.min(...possible.map(aim));
    possible = possible.filter((some) => aim(some) === least);
  }
  return [...(possible[0] ?? []), ...kept].map(({ applicationId }) => String(applicationId)).sort();
}

test("whom a call selects by its seats, registers and overrides is whom a search over every subset finds", async () => {
  await fc.assert(
    fc.asyncProperty(world, async (one) => {
      const { content, field, overrides } = one;
      const answer = await ranked(content, field, overrides, "person_anna");
      const selected = answer.ranking.filter(({ outcome }) => outcome === "selected");
      expect(selected.map(({ applicationId }) => String(applicationId)).sort()).toEqual(bySearch(one));
      expect(answer.unfilled).toBe(Math.max(0, content.selection.seats - selected.length));
      expect(answer.ranking.map(({ applicationId }) => String(applicationId)).sort()).toEqual(
        field.map(({ applicationId }) => String(applicationId)).sort(),
      );
      expect(await ranked(content, field.toReversed(), overrides, "person_anna")).toEqual(answer);
      for (const row of answer.ranking) {
        const isOverridden = overrides.some(({ applicationId }) => applicationId === row.applicationId);
        expect(row.override !== undefined).toBe(isOverridden);
      }
    }),
    { seed: 40_404, numRuns: 400 },
  );
});
