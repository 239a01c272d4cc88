import { setImmediate } from "node:timers/promises";

/** Counts what is going on, so that "all is quiet" can be awaited instead of guessed. */
export type Activity = ReturnType<typeof createActivity>;

export const createActivity = () => {
  let running = 0;
  let waiting: (() => void)[] = [];
  const idle = (): Promise<void> =>
    running === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve));
  return {
    running: () => running,
    during: async <T>(work: () => Promise<T>): Promise<T> => {
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
        if (running === 0) {
          const woken = waiting;
          waiting = [];
          for (const wake of woken) wake();
        }
      }
    },
    /**
     * Settles when nothing runs and `drain` found nothing more to do. The two turns of the event loop let
     * interpreters and message ports finish what they have already received.
     */
    quiet: async (drain: () => Promise<boolean>): Promise<void> => {
      for (;;) {
        await idle();
        await setImmediate();
        await setImmediate();
        if (running > 0) continue;
        const foundMore = await drain();
        if (!foundMore && running === 0) return;
      }
    },
  };
};
