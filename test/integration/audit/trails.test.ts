import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LineUnreadable, readLines } from "../../../commands/audit/read-lines.ts";
import { firstBreak } from "../../../functions/audit/chain.ts";
import { readTrail } from "../../../functions/audit/trail.ts";
import { AuditedKind } from "../../../schemas/audit.ts";
import { applicationInput, callId, callIn } from "../../support/builders.ts";
import { run } from "../../support/command.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { allRoutes, clientOf, depsOn } from "../../support/handlers.ts";

const seed = 5;
const directory = mkdtempSync(join(tmpdir(), "utlysning-audit-"));
const organisations = ["org_kalmar", "org_umea", "org_lund"];
const auditor = { name: "otto", groups: ["observer"] };
let database: TestTable;
let ask: ReturnType<typeof clientOf>;
const ids: string[] = [];

beforeAll(async () => {
  database = await startTable(directory);
  const deps = depsOn(database.table);
  ask = clientOf(database.table, allRoutes(deps));
  const by = { sub: "person_anna", at: "2023-05-01T08:00:00.000Z" };
  await database.table.transact(deps.calls.created(callIn("open"), "create", by).writes);
  for (const organisation of organisations) {
    const as = { name: "eva", groups: ["applicant"], organisation };
    const body = applicationInput(organisation);
    const { body: made } = await ask("POST /calls/{callId}/applications", { as, params: { callId }, body });
    const id = /app_[a-z0-9]+/.exec(JSON.stringify(made))?.[0] ?? "";
    await ask("POST /applications/{applicationId}/submit", { as, params: { applicationId: id } });
    ids.push(id);
  }
});
afterAll(async () => {
  await database.stop();
  rmSync(directory, { recursive: true });
});

/** Every verdict of a kind, page by page. */
async function verdicts(kind: string, limit = "2") {
  const items: unknown[] = [];
  let cursor: string | undefined;
  do {
    const query = { kind, limit, ...(cursor === undefined ? {} : { cursor }) };
    const { status, body } = await ask("GET /calls/{callId}/trails", {
      as: auditor,
      params: { callId },
      query,
    });
    expect(status).toBe(200);
    if (Array.isArray(body.items)) items.push(...body.items);
    cursor = typeof body.next === "string" ? body.next : undefined;
  } while (cursor !== undefined);
  return items;
}

async function overwrite(pk: string, sk: string, change: Record<string, unknown>): Promise<void> {
  const item = await database.table.get({ pk, sk });
  if (item === undefined) throw new Error(`nothing lies at ${pk} ${sk}`);
  const condition = { equal: { attribute: "rev", value: Number(item.rev) } };
  await database.table.transact([{ put: { ...item, ...change }, condition, otherwise: "NotFound" }]);
}

describe("the trails of a call", () => {
  test("are checked page by page, one answer for many", async () => {
    const whole = ids.map((entity) => ({ entity, intact: true, entries: 2 }));
    expect(await verdicts("application")).toEqual(expect.arrayContaining(whole));
    expect(await verdicts("application")).toHaveLength(ids.length);
    expect(await verdicts("call")).toEqual([{ entity: callId, intact: true, entries: 1 }]);
    for (const kind of AuditedKind.options)
      if (kind !== "application" && kind !== "call") expect(await verdicts(kind)).toEqual([]);
  });

  test("are of the kinds that have one, and of no other", async () => {
    const query = { kind: "letter" };
    const { status, body } = await ask("GET /calls/{callId}/trails", {
      as: auditor,
      params: { callId },
      query,
    });
    expect([status, body.code]).toEqual([400, "ParameterInvalid"]);
  });

  test("tell when an entity was changed past its trail, or an entry can no longer be read", async () => {
    const [id = ""] = ids;
    const entity = (await database.table.get({ pk: id, sk: "entity" }))?.entity;
    await overwrite(id, "entity", { entity: String(entity).replace("kalmar", "kolmar") });
    expect(await verdicts("application")).toContainEqual({
      entity: id,
      intact: false,
      broken: { rev: 2, code: "ContentDiffers" },
      entries: 2,
    });
    await overwrite(id, "entity", { entity });
    const action = (await database.table.get({ pk: id, sk: "audit#00000001" }))?.action;
    await overwrite(id, "audit#00000001", { action: 7 });
    expect(await verdicts("application")).toContainEqual({
      entity: id,
      intact: false,
      broken: { rev: 1, code: "EntryMissing" },
      entries: 1,
    });
    await overwrite(id, "audit#00000001", { action });
  });
});

test("a byte that is flipped anywhere in an exported trail is found", async () => {
  const { intact: _, ...trail } = await readTrail(database.table, ids[1] ?? "");
  const line = JSON.stringify(trail);
  const holds = (text: string) => {
    try {
      const [found] = readLines(text);
      return found !== undefined && firstBreak(found.entity, found.entries, found.head) === undefined;
    } catch (error) {
      if (error instanceof LineUnreadable) return false;
      throw error;
    }
  };
  expect(holds(line)).toBe(true);
  fc.assert(
    fc.property(fc.nat(line.length - 1), fc.nat(6), (at, bit) => {
      const flipped = String.fromCharCode(line.charCodeAt(at) ^ (1 << bit));
      expect(holds(line.slice(0, at) + flipped + line.slice(at + 1))).toBe(false);
    }),
    { seed, numRuns: 2000 },
  );
});

test("the command checks a kept table and an export, and says which entity breaks where", async () => {
  const audit = (...args: string[]) => run("node", ["commands/audit.ts", ...args]);
  await overwrite(ids[2] ?? "", "audit#00000002", { by: "person_nobody" });
  await database.stop();
  const exported = await audit("export", "--data", directory);
  const file = join(directory, "trails.ndjson");
  writeFileSync(file, exported.out);
  const found = {
    code: 1,
    out: `"${ids[2]}": revision 2: EntryDiffers\n4 trails checked, 1 broken\n`,
    err: "",
  };
  expect(await audit("verify", "--data", directory)).toEqual(found);
  expect(await audit("verify", file)).toEqual(found);
  const line = exported.out.trimEnd().split("\n").at(-1) ?? "";
  writeFileSync(file, line);
  expect(await audit("verify", file)).toEqual({ code: 0, out: "1 trails checked, 0 broken\n", err: "" });
  writeFileSync(file, `${line}\n{}`);
  expect(await audit("verify", file)).toMatchObject({
    code: 2,
    err: "audit: line 2 is not a trail as the export writes it\n",
  });
  expect(await audit("verify")).toMatchObject({ code: 2 });
});
