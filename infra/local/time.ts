import type { Activity } from "./activity.ts";
import type { Clock } from "./clock.ts";

/**
 * Moves time. Everything due on the way happens at its own instant, in order of instant and name, and each thing
 * is over, with all that followed from it, before the next begins.
 */
export const createMover = (options: { clock: Clock; activity: Activity; look: () => Promise<boolean> }) => {
  const { clock, activity } = options;
  let turn: Promise<void> = Promise.resolve();

  const drain = async (): Promise<boolean> => {
    let hasFired = false;
    for (let due = clock.takeFirst(clock.now()); due !== undefined; due = clock.takeFirst(clock.now())) {
      hasFired = true;
      await due.fire();
    }
    const hasFound = await options.look();
    return hasFired || hasFound;
  };

  const move = async (to: number): Promise<void> => {
    clock.hold();
    try {
      for (;;) {
        await activity.quiet(drain);
        const next = clock.takeFirst(to);
        if (next === undefined) break;
        clock.set(next.due);
        await next.fire();
      }
      clock.set(to);
      await activity.quiet(drain);
    } finally {
      clock.release();
    }
  };

  return {
    /** One move at a time; a second caller waits for the first. */
    moveTo: (instant: number): Promise<void> => {
      const moved = turn.then(() => move(instant));
      turn = moved.catch(() => {});
      return moved;
    },
    /** Settles when nothing runs and nothing is due. */
    quiet: () => activity.quiet(drain),
  };
};
