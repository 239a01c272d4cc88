import type { Saying, Write } from "./table.ts";

/**
 * What a use case decided: the output, and everything to be written for it in one transaction.
 * Nothing is written while deciding, so a dry run is the same decision, shown instead of committed.
 */
export interface Change<Output> {
  output: Output;
  writes: readonly Write[];
  /** What a workflow that this starts will write later: shown by a dry run, never committed with the change. */
  follows?: Follows;
}

/** The first of what will follow, and how many acts more of the same kind there will be. */
export interface Follows {
  writes: readonly Write[];
  andMore: number;
}

/** A change that writes nothing: what was asked for is so already. */
export function unchanged<Output>(output: Output): Change<Output> {
  return { output, writes: [] };
}

/** The same change with more to write in its transaction: letters, signals, other entities. */
export function together<Output>(
  change: Change<Output>,
  ...more: readonly (readonly Write[])[]
): Change<Output> {
  return { ...change, writes: [...change.writes, ...more.flat()] };
}

/** What a change would do, in words that staff can read before it is done. */
export interface Preview {
  dryRun: true;
  changes: { type: string; id: string; action: string }[];
  letters: { kind: string; to: string }[];
  /** How many more changes of the last kind there will be, each with its letter; left out where all are listed. */
  andMore?: number;
}

/** `isShown` says which addresses the caller may learn; letters to others are left out, that they exist included. */
export function previewOf(
  { writes, follows }: Pick<Change<unknown>, "writes" | "follows">,
  isShown: (address: string) => boolean = () => true,
): Preview {
  const sayings = [...writes, ...(follows?.writes ?? [])].flatMap((write): Saying[] =>
    "put" in write && write.says ? [write.says] : [],
  );
  return {
    dryRun: true,
    changes: sayings
      .filter((s) => s.letter === undefined)
      .map(({ type, id, action }) => ({ type, id, action })),
    letters: sayings.flatMap(({ letter }) => (letter ? [letter] : [])).filter(({ to }) => isShown(to)),
    ...(follows === undefined || follows.andMore === 0 ? {} : { andMore: follows.andMore }),
  };
}
