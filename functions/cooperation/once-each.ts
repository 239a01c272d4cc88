import type { Delegate } from "../../schemas/reader.ts";

/** By their addresses; of one who is named twice, the first. */
export function onceEach<One extends Delegate>(all: readonly One[]): One[] {
  const seen = new Set<string>();
  return all.filter(({ email }) => seen.size < seen.add(email.toLowerCase()).size);
}
