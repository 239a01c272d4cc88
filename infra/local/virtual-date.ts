/**
 * Makes `Date` follow the host's clock in this thread: `[0]` is 1 when time stands still, `[1]` is the instant or
 * the offset, both in ms. What runs here does not know. Timers stay real: they bound how long code may take.
 */
export const followClock = (shared: SharedArrayBuffer): void => {
  const cell = new Float64Array(shared);
  const RealDate = Date;
  const realNow = Date.now.bind(Date);
  const now = (): number => (cell[0] === 1 ? (cell[1] ?? 0) : realNow() + (cell[1] ?? 0));
  const VirtualDate = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  });
  RealDate.now = now;
  RealDate.prototype.constructor = VirtualDate;
  globalThis.Date = VirtualDate;
};
