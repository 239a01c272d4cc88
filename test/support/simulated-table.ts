import { Refusal } from "../../functions/shared/refusal.ts";
import type { Condition, Item, Table, Write } from "../../functions/shared/table.ts";

/** What may go wrong with one transaction: it never arrives, its answer is lost, or a broken table does half of it. */
export type Fault = "lost" | "unheard" | "torn" | undefined;

export class Crashed extends Error {}

/**
 * A table in memory for histories by the ten thousand, where faults can come between any two writes. It is no stand-in
 * for the engine: the same histories run on the engine too, and what holds here must hold there.
 */
export class SimulatedTable implements Table {
  readonly items: Map<string, Item>;
  fault: Fault = undefined;
  /** Broken on purpose: writes without looking. */
  readonly blind: boolean;

  constructor(items: ReadonlyMap<string, Item> = new Map(), blind = false) {
    this.items = new Map(items);
    this.blind = blind;
  }

  async get({ pk, sk }: { pk: string; sk: string }): Promise<Item | undefined> {
    return this.items.get(`${pk} ${sk}`);
  }

  async query({ index, partition }: Parameters<Table["query"]>[0]) {
    const found = [...this.items.values()].filter((item) => item[`${index ?? ""}pk`] === partition);
    return { items: found.sort((a, b) => (a.pk < b.pk ? -1 : 1)), next: undefined };
  }

  async transact(writes: readonly Write[]): Promise<void> {
    const { fault } = this;
    this.fault = undefined;
    if (fault === "lost") throw new Crashed();
    if (!this.blind)
      for (const write of writes) {
        const key = "put" in write ? write.put : write.check;
        if (!holds(write.condition, this.items.get(`${key.pk} ${key.sk}`)))
          throw new Refusal(write.otherwise);
      }
    const done = fault === "torn" ? writes.slice(0, Math.ceil(writes.length / 2)) : writes;
    for (const write of done)
      if ("put" in write) this.items.set(`${write.put.pk} ${write.put.sk}`, write.put);
    if (fault !== undefined) throw new Crashed();
  }
}

function holds({ absent, rev, state, atLeast, equal, excludes }: Condition, item: Item | undefined): boolean {
  if (absent) return item === undefined;
  const value = (attribute: string) => item?.[attribute];
  const enough = atLeast === undefined || String(value(atLeast.attribute)) >= String(atLeast.value);
  return (
    (rev === undefined || value("rev") === rev) &&
    (state === undefined || state.includes(String(value("state")))) &&
    enough &&
    (equal === undefined || value(equal.attribute) === equal.value) &&
    (excludes === undefined || !String(value(excludes.attribute)).includes(excludes.value))
  );
}
