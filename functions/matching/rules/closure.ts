/** A project: what it gains (or costs), and what has to be done before it. */
export interface Project {
  readonly gain: number;
  readonly after: readonly number[];
}

/**
 * The projects that gain the most in all, with everything that has to be done before them; of several such sets the
 * smallest, which is part of all others.
 *
 * A minimum cut (Picard 1976): arcs from the source to what gains, from what costs to the sink, and, of unlimited
 * capacity, from each project to what goes before it. What the source still reaches beside a maximum flow is the
 * answer. Capacities are sums of many weights and outgrow 32 bits, so this is Dinic's algorithm on plain numbers.
 */
export function bestClosure(projects: readonly Project[]): boolean[] {
  const source = projects.length;
  const sink = source + 1;
  const heads: number[] = [];
  const room: number[] = [];
  const arcs: number[][] = Array.from({ length: sink + 1 }, () => []);
  const connect = (from: number, to: number, capacity: number) => {
    arcs[from]?.push(heads.length);
    arcs[to]?.push(heads.length + 1);
    heads.push(to, from);
    room.push(capacity, 0);
  };
  for (const [project, { gain, after }] of projects.entries()) {
    if (gain > 0) connect(source, project, gain);
    if (gain < 0) connect(project, sink, -gain);
    for (const before of after) connect(project, before, Number.POSITIVE_INFINITY);
  }

  /** Distances from the source over arcs with room. */
  const levels = (): Int32Array => {
    const level = new Int32Array(sink + 1).fill(-1);
    level[source] = 0;
    const queue = [source];
    for (const node of queue) {
      for (const arc of arcs[node] ?? []) {
        const head = heads[arc] ?? 0;
        if ((room[arc] ?? 0) <= 0 || level[head] !== -1) continue;
        level[head] = (level[node] ?? 0) + 1;
        queue.push(head);
      }
    }
    return level;
  };

  for (let level = levels(); level[sink] !== -1; level = levels()) {
    const tried = new Int32Array(sink + 1);
    const path: number[] = [];
    for (let node = source; ; ) {
      if (node === sink) {
        const units = path.reduce((least, arc) => Math.min(least, room[arc] ?? 0), Number.POSITIVE_INFINITY);
        for (const arc of path) {
          room[arc] = (room[arc] ?? 0) - units;
          room[arc ^ 1] = (room[arc ^ 1] ?? 0) + units;
        }
        path.length = 0;
        node = source;
        continue;
      }
      const arc = arcs[node]?.[tried[node] ?? 0];
      if (arc === undefined) {
        const back = path.pop();
        if (back === undefined) break;
        node = heads[back ^ 1] ?? source;
        tried[node] = (tried[node] ?? 0) + 1;
      } else if ((room[arc] ?? 0) > 0 && level[heads[arc] ?? 0] === (level[node] ?? 0) + 1) {
        path.push(arc);
        node = heads[arc] ?? sink;
      } else {
        tried[node] = (tried[node] ?? 0) + 1;
      }
    }
  }
  const reached = levels();
  return projects.map((_project, index) => reached[index] !== -1);
}
