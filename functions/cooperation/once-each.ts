import type { Delegate } from "../../schemas/reader.ts";

/** By their addresses; of one who is named twice, the first. */
export function onceEach(all: readonly Delegate[]): Delegate[] {
  return all.filter(
    ({ email }, i) => all.findIndex((one) => one.email.toLowerCase() === email.toLowerCase()) === i,
  );
}
