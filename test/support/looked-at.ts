import { afterAll } from "vitest";

/** Counts the instances that properties look at, by what is shown of them, and prints the counts: a number in a name proves nothing. */
export function lookedAt(what: string, seed: number): (name: string) => void {
  const counts = new Map<string, number>();
  afterAll(() => {
    const total = [...counts.values()].reduce((sum, each) => sum + each, 0);
    const rows = [...counts].map(([name, count]) => `${count} ${name}`);
    console.log(`${what}, seed ${seed}: ${total} instances: ${rows.join(", ")}`);
  });
  return (name) => counts.set(name, (counts.get(name) ?? 0) + 1);
}
