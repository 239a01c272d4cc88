/**
 * One clock for everything on this machine. `real`: time flows, and can be pushed forward. `virtual`: time
 * stands still and moves only by `set`; two requests may then carry the same instant, as they may in the cloud.
 * Workers read the same instant from `shared`: [0] is 1 when time is frozen, [1] the instant or the offset, in ms.
 */
export type ClockMode = "real" | "virtual";
type Timer = { due: number; name: string; fire: () => Promise<void> | void };
export type Clock = ReturnType<typeof createClock>;

const longestSleepMs = 2 ** 31 - 1;

const isBefore = (a: Timer, b: Timer): boolean => (a.due === b.due ? a.name < b.name : a.due < b.due);

export const createClock = (options: { startAt?: number; onSet?: (instant: number) => void }) => {
  const mode: ClockMode = options.startAt === undefined ? "real" : "virtual";
  const shared = new SharedArrayBuffer(16);
  const cell = new Float64Array(shared);
  cell[0] = mode === "virtual" ? 1 : 0;
  cell[1] = options.startAt ?? 0;
  const timers: Timer[] = [];
  let alarm: NodeJS.Timeout | undefined;
  let isHeld = false;
  let isStopped = false;

  const now = (): number => (mode === "virtual" ? (cell[1] ?? 0) : Date.now() + (cell[1] ?? 0));

  const takeFirst = (latest: number): Timer | undefined => {
    const first = timers[0];
    if (first === undefined || first.due > latest) return undefined;
    timers.shift();
    return first;
  };

  const hush = () => {
    clearTimeout(alarm);
    alarm = undefined;
  };

  const ring = () => {
    alarm = undefined;
    if (isStopped || isHeld) return;
    for (let timer = takeFirst(now()); timer !== undefined; timer = takeFirst(now())) void timer.fire();
    listen();
  };

  const listen = () => {
    const first = timers[0];
    if (isStopped || isHeld || first === undefined) return;
    const ms = first.due - now();
    if (mode === "virtual" && ms > 0) return;
    hush();
    alarm = setTimeout(ring, Math.min(Math.max(ms, 0), longestSleepMs));
    alarm.unref();
  };

  return {
    mode,
    shared,
    now,
    iso: (): string => new Date(now()).toISOString(),
    /** Fires once when `due` (epoch ms) is reached, at once when it is past. Answers a function that cancels. */
    at: (due: number, name: string, fire: () => Promise<void> | void): (() => void) => {
      const timer: Timer = { due, name, fire };
      const index = timers.findIndex((other) => isBefore(timer, other));
      timers.splice(index === -1 ? timers.length : index, 0, timer);
      if (timers[0] === timer) listen();
      return () => {
        const position = timers.indexOf(timer);
        if (position !== -1) timers.splice(position, 1);
      };
    },
    takeFirst,
    /** Time never goes back. */
    set: (instant: number) => {
      if (instant <= now()) return;
      cell[1] = mode === "virtual" ? instant : instant - Date.now();
      if (mode === "virtual") options.onSet?.(instant);
    },
    /** While time is being moved, the mover fires the timers, one by one. */
    hold: () => {
      isHeld = true;
      hush();
    },
    release: () => {
      isHeld = false;
      listen();
    },
    stop: () => {
      isStopped = true;
      hush();
      timers.length = 0;
    },
  };
};
