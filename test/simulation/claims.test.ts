import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Table } from "../../functions/shared/table.ts";
import { breachesIn } from "../support/claims-breaches.ts";
import { committed, type History, history } from "../support/claims-history.ts";
import { type Broken, ClaimsModel } from "../support/claims-model.ts";
import { breachesOf } from "../support/claims-model-breaches.ts";
import { type Step, steps, usualFaults } from "../support/claims-step.ts";
import { startTable, type TestTable } from "../support/dynoxide.ts";
import { SimulatedTable } from "../support/simulated-table.ts";

const seed = 110;
/** So many on the rules, so many on the handlers with a table in memory, and so many on the engine that runs here. */
const [many, hundreds, some] = [10_000, 250, 50];
const torn: Step["fault"][] = ["none", "none", "torn"];

let base: SimulatedTable;
let database: TestTable;
beforeAll(async () => {
  base = new SimulatedTable();
  await (await history(base, 0)).begun();
  database = await startTable();
});
afterAll(() => database.stop());

/** A step that is overtaken is decided first and written after the next, as two requests at once are. */
function onTheRules(acts: readonly Step[], broken?: Broken): { model: ClaimsModel; breaches: string[] } {
  const model = new ClaimsModel(broken);
  let waiting: ReturnType<ClaimsModel["planned"]> | undefined;
  for (const act of acts) {
    const writes = model.planned(act);
    if (act.overtaken && waiting === undefined) {
      waiting = writes;
      continue;
    }
    model.commit(writes, act.fault);
    // Whoever heard no answer asks again.
    if (act.fault === "unheard") model.commit(model.planned(act));
    if (waiting !== undefined) model.commit(waiting);
    waiting = undefined;
    const breaches = breachesOf(model);
    if (breaches.length > 0) return { model, breaches };
  }
  return { model, breaches: [] };
}

/** The same, as requests to the routes, on any table. */
async function onTheHandlers(
  table: Table,
  world: History,
  acts: readonly Step[],
  crash: (fault: Step["fault"]) => void,
): Promise<string[]> {
  let waiting: Awaited<ReturnType<History["writesOf"]>> | undefined;
  for (const act of acts) {
    const writes = await world.writesOf(act);
    if (act.overtaken && waiting === undefined) {
      waiting = writes;
      continue;
    }
    crash(act.fault);
    await committed(table, writes);
    if (act.fault === "unheard") await committed(table, await world.writesOf(act));
    if (waiting !== undefined) await committed(table, waiting);
    waiting = undefined;
    const breaches = await breachesIn(world);
    if (breaches.length > 0) return breaches;
  }
  return [];
}

const inMemory = (blind: boolean, faults = usualFaults) =>
  fc.asyncProperty(steps(24, faults), async (acts) => {
    const table = new SimulatedTable(base.items, blind);
    const world = await history(table, 0);
    const breaches = await onTheHandlers(table, world, acts, (fault) => {
      table.fault = fault === "none" ? undefined : fault;
    });
    expect(breaches).toEqual([]);
  });

test(`in ${many} histories, with crashes and with requests at once, money is never wrong; and they go far`, () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(steps(40), (acts) => {
      const { model, breaches } = onTheRules(acts);
      for (const what of model.seen) seen.add(what);
      expect(breaches).toEqual([]);
    }),
    { seed, numRuns: many, endOnFailure: true },
  );
  const far = ["approved", "batched", "changesRequested", "overCap", "budgetExceeded", "paid", "rejected"];
  expect([...seen]).toEqual(expect.arrayContaining([...far, "returned"]));
});

test.each([
  ["whose store writes without looking", "blind", usualFaults],
  ["whose transactions can be torn by a crash", "torn", torn],
  ["where one may decide and release alone", "alone", usualFaults],
] as const)("a twin %s is caught", (_, broken, faults) => {
  const property = fc.property(steps(40, [...faults]), (acts) => {
    expect(onTheRules(acts, broken).breaches).toEqual([]);
  });
  expect(() => fc.assert(property, { seed, numRuns: many, endOnFailure: true })).toThrow();
});

test(`the same holds in ${hundreds} histories of the handlers, with a crash between any two writes`, async () => {
  await fc.assert(inMemory(false), { seed, numRuns: hundreds, endOnFailure: true });
});

test("a twin of the handlers' table that writes without looking, and one that is torn, are caught", async () => {
  const caught = (property: ReturnType<typeof inMemory>) =>
    expect(fc.assert(property, { seed, numRuns: many, endOnFailure: true })).rejects.toThrow();
  await caught(inMemory(true));
  await caught(inMemory(false, torn));
});

test(`and in ${some} histories on the engine itself`, async () => {
  let n = 0;
  await fc.assert(
    fc.asyncProperty(steps(24, ["none"]), async (acts) => {
      n += 1;
      const world = await history(database.table, n);
      await world.begun();
      expect(await onTheHandlers(database.table, world, acts, () => {})).toEqual([]);
    }),
    { seed, numRuns: some, endOnFailure: true },
  );
});
