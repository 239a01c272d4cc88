import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { firstBreak } from "../../../functions/audit/chain.ts";
import { readTrail } from "../../../functions/audit/trail.ts";
import { commit } from "../../../functions/shared/step.ts";
import { entityStore } from "../../../functions/shared/store.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";

const Thing = z.object({ id: z.string(), state: z.enum(["new", "old"]), text: z.string() });
const by = { sub: "person_anna", at: "2023-06-01T10:00:00.000Z" };
const code = (name: string) => expect.objectContaining({ code: name });

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const thingsOn = ({ table }: TestTable) =>
  entityStore(table, {
    type: "thing",
    schema: Thing,
    audited: true,
    listed: ({ id }) => ({ gsi1: { partition: "things", sort: id, shards: 3 } }),
  });
async function made(id: string) {
  const things = thingsOn(database);
  const thing = { id, state: "new" as const, text: "first" };
  await database.table.transact(things.created(thing, "create", by).writes);
  return { things, thing: await things.get(id) };
}

describe("a store", () => {
  test("gives back what was put in, with its revision", async () => {
    const { thing } = await made("thing_1");
    const { chain, ...rest } = thing;
    expect(rest).toEqual({ id: "thing_1", state: "new", text: "first", rev: 1 });
    expect(chain).toMatch(/^[0-9a-f]{64}$/);
  });

  test("creates a thing once", async () => {
    const { things, thing } = await made("thing_2");
    await expect(database.table.transact(things.created(thing, "create", by).writes)).rejects.toEqual(
      code("AlreadyExists"),
    );
  });

  test("changes only what is still as it was read", async () => {
    const { things, thing } = await made("thing_3");
    const change = (text: string) => things.changed(thing, { ...thing, text }, "edit", by).writes;
    await database.table.transact(change("second"));
    await expect(database.table.transact(change("third"))).rejects.toEqual(code("ConcurrentChange"));
    expect((await things.get("thing_3")).text).toBe("second");
  });

  test("finds no thing under the id of another kind, and refuses NotFound with what was asked", async () => {
    const { things } = await made("thing_4");
    const others = entityStore(database.table, {
      type: "other",
      schema: Thing,
      audited: true,
      listed: () => ({}),
    });
    expect(await others.find("thing_4")).toBeUndefined();
    await expect(things.get("thing_none")).rejects.toEqual(
      expect.objectContaining({ code: "NotFound", params: { type: "thing", id: "thing_none" } }),
    );
  });

  test("lists every thing once over all shards, in pages of any size", async () => {
    const { things } = await made("thing_5");
    const access = { index: "gsi1" as const, key: "things", shards: 3 };
    const all = (await Array.fromAsync(things.list(access))).map(({ id }) => id);
    for (const limit of [1, 2, 7]) {
      const ids: string[] = [];
      let position: Awaited<ReturnType<typeof things.page>>["next"];
      do {
        const page = await things.page(access, { limit, ...(position ? { position } : {}) });
        expect(page.entities.length).toBeLessThanOrEqual(limit);
        ids.push(...page.entities.map(({ id }) => id));
        position = page.next;
      } while (position !== undefined);
      expect(ids).toEqual(all);
    }
    expect(all.toSorted()).toEqual(["thing_1", "thing_2", "thing_3", "thing_4", "thing_5"]);
  });
});

describe("a transaction", () => {
  test("that fails at its last write has written nothing", async () => {
    const { things, thing } = await made("thing_6");
    const fresh = things.created({ id: "thing_7", state: "new", text: "" }, "create", by);
    const stale = things.unchanged({ ...thing, rev: 9 }, "WrongState");
    const edited = things.changed(thing, { ...thing, text: "second" }, "edit", by);
    await expect(database.table.transact([...fresh.writes, ...edited.writes])).resolves.toBeUndefined();
    const later = things.created({ id: "thing_8", state: "new", text: "" }, "create", by);
    await expect(database.table.transact([...later.writes, stale])).rejects.toEqual(code("WrongState"));
    expect(await things.find("thing_8")).toBeUndefined();
    expect((await readTrail(database.table, "thing_8")).entries).toEqual([]);
  });

  test("of several at the same time on one thing loses none that was answered", async () => {
    const { things } = await made("thing_9");
    const append = (i: number) =>
      commit(database.table, async () => {
        const thing = await things.get("thing_9");
        return things.changed(thing, { ...thing, text: `${thing.text} ${i}` }, "append", by);
      });
    const outcomes = await Promise.allSettled([0, 1, 2, 3].map(append));
    const done = outcomes.filter(({ status }) => status === "fulfilled").length;
    const { text, rev } = await things.get("thing_9");
    expect({ words: text.split(" ").length, rev }).toEqual({ words: done + 1, rev: done + 1 });
    expect(done).toBeGreaterThan(0);
  });
});

describe("the audit chain", () => {
  async function history(id: string) {
    const { things } = await made(id);
    for (const text of ["second", "third"])
      await commit(database.table, async () => {
        const thing = await things.get(id);
        return things.changed(thing, { ...thing, text }, "edit", by, { details: { why: "test" } });
      });
    return readTrail(database.table, id);
  }

  test("holds, and says who did what when", async () => {
    const trail = await history("thing_a");
    expect({
      ...trail,
      entries: trail.entries.map(({ rev, by: who, at, action }) => ({ rev, who, at, action })),
    }).toEqual({
      head: { rev: 3, chain: trail.entries[2]?.hash, content: trail.entries[2]?.content },
      entity: "thing_a",
      intact: true,
      entries: [
        { rev: 1, who: by.sub, at: by.at, action: "create" },
        { rev: 2, who: by.sub, at: by.at, action: "edit" },
        { rev: 3, who: by.sub, at: by.at, action: "edit" },
      ],
    });
  });

  test("tells when an entry is edited, removed, put in another place, added or taken from another entity", async () => {
    const { entries, head } = await history("thing_b");
    const [first, second, third] = entries;
    if (!first || !second || !third) throw new Error("three entries were written");
    const tampered = {
      edited: [first, { ...second, by: "person_other" }, third],
      "edited in its details": [first, { ...second, details: { why: "other" } }, third],
      "removed in the middle": [first, third],
      "removed at the end": [first, second],
      "removed at the beginning": [second, third],
      reordered: [second, first, third],
      added: [first, second, third, { ...third, rev: 4 }],
      emptied: [],
    };
    const verdicts = Object.entries(tampered).map(([what, entries]) => [
      what,
      firstBreak("thing_b", entries, head),
    ]);
    expect(verdicts).toEqual([
      ["edited", { rev: 2, code: "EntryDiffers" }],
      ["edited in its details", { rev: 2, code: "EntryDiffers" }],
      ["removed in the middle", { rev: 2, code: "EntryMissing" }],
      ["removed at the end", { rev: 3, code: "EntryMissing" }],
      ["removed at the beginning", { rev: 1, code: "EntryMissing" }],
      ["reordered", { rev: 1, code: "EntryMissing" }],
      ["added", { rev: 4, code: "PredecessorDiffers" }],
      ["emptied", { rev: 1, code: "EntryMissing" }],
    ]);
    expect(firstBreak("thing_a", entries, head)).toEqual({ rev: 1, code: "EntryDiffers" });
    expect(firstBreak("thing_b", entries, head)).toBeUndefined();
  });

  test("tells when a stored entry is overwritten in the table itself", async () => {
    await history("thing_c");
    const key = { pk: "thing_c", sk: "audit#00000002" };
    const item = await database.table.get(key);
    if (item === undefined) throw new Error("the entry was written");
    await database.table.transact([
      {
        put: { ...item, by: "person_nobody" },
        condition: { equal: { attribute: "rev", value: 2 } },
        otherwise: "NotFound",
      },
    ]);
    expect((await readTrail(database.table, "thing_c")).intact).toBe(false);
  });
});
