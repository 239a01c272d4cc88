import { select } from "../../functions/selection/rules/select.ts";
import { SelectInput } from "../../schemas/planning/select.ts";

/** Numbers from a stated seed (mulberry32), in [0, 1). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A field with three crossing families of quotas, all of them binding: strong lots have little room, weak lots and
 * types have minima that only candidates from further down can fill. `step` is the unit of the scores.
 */
export function crossingField(seed: number, candidates: number, seats: number, step: number): SelectInput {
  const random = seeded(seed);
  const below = (count: number) => Math.floor(random() * count);
  const sizes = { lot: 10, track: 4, kind: 5 };
  const field = Array.from({ length: candidates }, (_, index) => {
    const place = { lot: below(sizes.lot), track: below(sizes.track), kind: below(sizes.kind) };
    const merit = 40 + 40 * random() + 2 * place.lot + 2 * place.track + place.kind;
    const score = Math.round(Math.min(100, merit) / step) * step;
    return { id: `app-${String(index).padStart(5, "0")}`, score: Math.round(score * 1e4) / 1e4, ...place };
  });
  const quotas = Object.entries(sizes).flatMap(([attribute, size]) =>
    Array.from({ length: size }, (_, value) => {
      const fair = seats / size;
      return {
        id: `${attribute}-${value}`,
        attribute,
        value,
        min: Math.floor(fair * (0.7 + 0.2 * random())),
        max: Math.ceil(fair * (1.1 + 0.3 * random())),
      };
    }),
  );
  return SelectInput.parse({ seats, minScore: 55, candidates: field, quotas });
}

/** `npm run bench -- select`: 200 of 2,000 with three crossing families of quotas. Reach: under 2 s. */
export async function main(_args: readonly string[]): Promise<void> {
  await select(crossingField(1, 50, 10, 1)); // loads the solver
  console.log("candidates seats step seed | seconds | selected total | other total");
  for (const step of [1, 0.5, 0.0001]) {
    for (const seed of [1, 2, 3]) {
      const input = crossingField(seed, 2000, 200, step);
      const before = performance.now();
      const answer = await select(input);
      const seconds = ((performance.now() - before) / 1000).toFixed(2);
      const found = answer.feasible
        ? `${answer.selected.length} ${answer.total} | ${answer.otherPolicy.total}`
        : `infeasible: ${answer.conflict.quota} lacks ${answer.conflict.shortfall}`;
      console.log(`2000 200 ${step} ${seed} | ${seconds} | ${found}`);
    }
  }
}
