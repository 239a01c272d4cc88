import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type Flow, minimumCostFlow } from "../../../functions/shared/flow.ts";
import { type Network, reducedCost } from "../../../functions/shared/flow-network.ts";
import { loadSolver, type Solve } from "../../../functions/shared/solver.ts";
import { int } from "../../../functions/shared/spanning-tree.ts";

const seed = 20230503;
let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

const networks = fc
  .record({
    nodes: fc.integer({ min: 2, max: 7 }),
    arcs: fc.array(
      fc.record({
        from: fc.nat(),
        along: fc.nat(),
        lower: fc.constantFrom(0, 0, 0, 1),
        room: fc.integer({ min: 0, max: 3 }),
        cost: fc.integer({ min: -10, max: 10 }),
      }),
      { minLength: 1, maxLength: 14 },
    ),
    shipments: fc.array(fc.record({ from: fc.nat(), to: fc.nat(), units: fc.integer({ min: 1, max: 3 }) }), {
      maxLength: 4,
    }),
  })
  .map(({ nodes, arcs, shipments }): Network => {
    const supply = new Int32Array(nodes);
    for (const { from, to, units } of shipments) {
      supply[from % nodes] = int(supply, from % nodes) + units;
      supply[to % nodes] = int(supply, to % nodes) - units;
    }
    return {
      nodes,
      from: Int32Array.from(arcs, ({ from }) => from % nodes),
      to: Int32Array.from(arcs, ({ from, along }) => (from + 1 + (along % (nodes - 1))) % nodes),
      lower: Int32Array.from(arcs, ({ lower }) => lower),
      capacity: Int32Array.from(arcs, ({ lower, room }) => lower + room),
      cost: Float64Array.from(arcs, ({ cost }) => cost),
      supply,
    };
  });

const arcsOf = ({ from }: Network) => [...from.keys()];

function programOf(network: Network): string {
  const terms = (node: number) =>
    arcsOf(network).flatMap((arc) => {
      if (network.from[arc] === node) return [`+ x${arc}`];
      return network.to[arc] === node ? [`- x${arc}`] : [];
    });
  return [
    "Minimize",
    arcsOf(network)
      .map((arc) => `${(network.cost[arc] ?? 0) < 0 ? "-" : "+"} ${Math.abs(network.cost[arc] ?? 0)} x${arc}`)
      .join(" "),
    "Subject To",
    ...Array.from(network.supply, (units, node) => `0 none ${terms(node).join(" ")} = ${units}`),
    "Bounds",
    "none = 0",
    ...arcsOf(network).map((arc) => `${network.lower?.[arc] ?? 0} <= x${arc} <= ${network.capacity[arc]}`),
    "End",
    "",
  ].join("\n");
}

/** Everything that is wrong with an answer, judged by the linear program and by counting. */
function complaints(network: Network, answer: Flow): string[] {
  const found: string[] = [];
  const best = solve(programOf(network));
  const lower = (arc: number) => network.lower?.[arc] ?? 0;
  if (answer.feasible !== (best !== undefined)) return [`feasible: ${answer.feasible}`];
  if (answer.feasible) {
    if (answer.cost !== Math.round(best?.objective ?? Number.NaN)) found.push(`cost ${answer.cost}`);
    const balance = network.supply.slice();
    for (const arc of arcsOf(network)) {
      const units = int(answer.flow, arc);
      if (units < lower(arc) || units > int(network.capacity, arc)) found.push(`arc ${arc} carries ${units}`);
      balance[int(network.from, arc)] = int(balance, int(network.from, arc)) - units;
      balance[int(network.to, arc)] = int(balance, int(network.to, arc)) + units;
      const reduced = reducedCost(network, answer.potential, arc);
      if (reduced > 0 && units !== lower(arc)) found.push(`arc ${arc} is too dear`);
      if (reduced < 0 && units !== int(network.capacity, arc)) found.push(`arc ${arc} should be full`);
    }
    if (balance.some((units) => units !== 0)) found.push("units vanish");
    return found;
  }
  const inside = (node: number) => answer.cut[node] === 1;
  let excess = network.supply.reduce((sum, units, node) => sum + (inside(node) ? units : 0), 0);
  for (const arc of arcsOf(network)) {
    const [tail, head] = [inside(int(network.from, arc)), inside(int(network.to, arc))];
    if (tail && !head) excess -= int(network.capacity, arc);
    if (!tail && head) excess += lower(arc);
  }
  if (answer.unmet <= 0 || excess !== answer.unmet) found.push(`cut leaves ${excess}, unmet ${answer.unmet}`);
  return found;
}

describe("minimum-cost flow", () => {
  it("has the cost, the feasibility and the certificates that a linear program confirms", () => {
    fc.assert(
      fc.property(networks, (network) => {
        expect(complaints(network, minimumCostFlow(network))).toEqual([]);
      }),
      { seed, numRuns: 3000 },
    );
  });

  it.each([
    ["maximises", (network: Network) => ({ ...network, cost: network.cost.map((cost) => -cost) })],
    ["forgets lower bounds", ({ lower: _, ...network }: Network) => network],
    [
      "takes one capacity for one more",
      (network: Network) => ({ ...network, capacity: network.capacity.map((c) => c + 1) }),
    ],
  ])("is told from a twin that %s", (_, broken) => {
    const twin = fc.check(
      fc.property(networks, (network) => complaints(network, minimumCostFlow(broken(network))).length === 0),
      { seed, numRuns: 200 },
    );
    expect(twin.failed).toBe(true);
  });

  it("finds the second cost's best among the first's, and the third's among those, as one weighted cost does", () => {
    fc.assert(
      fc.property(
        networks,
        fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 28, maxLength: 28 }),
        (network, finer) => {
          const second = (arc: number) => finer[arc] ?? 0;
          const third = (arc: number) => finer[14 + arc] ?? 0;
          const weighted = network.cost.map((cost, arc) => cost * 1e6 + second(arc) * 1000 + third(arc));
          const one = minimumCostFlow({ ...network, cost: weighted });
          const two = minimumCostFlow(network, second, third);
          expect(complaints(network, two)).toEqual([]);
          const value = ({ flow }: Flow) =>
            flow.reduce((sum, units, arc) => sum + units * (weighted[arc] ?? 0), 0);
          expect(two.feasible).toBe(one.feasible);
          if (one.feasible) expect(value(two)).toBe(value(one));
        },
      ),
      { seed, numRuns: 1500 },
    );
  });

  it("refuses costs that doubles cannot add exactly, and bounds that cross", () => {
    const network = {
      nodes: 2,
      from: Int32Array.of(0),
      to: Int32Array.of(1),
      capacity: Int32Array.of(1),
      cost: Float64Array.of(2 ** 51),
      supply: Int32Array.of(1, -1),
    };
    expect(() => minimumCostFlow(network)).toThrow(RangeError);
    expect(() => minimumCostFlow({ ...network, cost: Float64Array.of(1), lower: Int32Array.of(2) })).toThrow(
      RangeError,
    );
  });
});
