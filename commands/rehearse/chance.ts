/** Chance from a stated seed (the mulberry32 generator, public domain): the same seed, the same rehearsal. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A source of its own for somebody, so that what they do does not depend on when others act. */
  of(somebody: string): Chance {
    let state = this.#state;
    for (const letter of somebody) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x9e3779b1);
    return new Chance(state);
  }

  /** A number in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** So many different ones of the list, in random order. */
  some<One>(list: readonly One[], count: number): One[] {
    const left = [...list];
    const taken: One[] = [];
    while (taken.length < count && left.length > 0)
      taken.push(...left.splice(this.whole(0, left.length - 1), 1));
    return taken;
  }
}
