import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setMilestones } from "../../../functions/programme/set-milestones.ts";
import { mostAtOnce } from "../../../functions/programme/start-programme.ts";
import { Call } from "../../../schemas/call.ts";
import { CallId } from "../../../schemas/ids.ts";
import { callContent, callIn } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { allRoutes, clientOf, depsOn } from "../../support/handlers.ts";
import { Crash, mortal } from "../../support/mortal-table.ts";

let database: TestTable;
beforeAll(async () => {
  database = await startTable();
});
afterAll(() => database.stop());

const at = "2023-09-01T08:00:00.000Z";
const both = (en: string) => ({ en, sv: en });
const kinds = (n: number) =>
  Array.from({ length: n }, (_, i) => ({
    id: `plan${i}`,
    label: both(`Plan ${i}`),
    sections: [{ id: "goals", label: both("Goals") }],
    dueOn: "2024-06-30",
  }));

async function started(code: string, deliverables: number) {
  const deps = depsOn(database.table, () => at);
  const ask = clientOf(database.table, allRoutes(deps));
  const more = { code, activities: [], matching: undefined, deliverables: kinds(deliverables) };
  const callId = CallId.parse(`call_${code}`);
  const call = Call.parse({ ...callIn("announced", callContent(more)), id: callId });
  await database.table.transact(deps.calls.created(call, "create", { sub: "person_anna", at }).writes);
  const as = { name: "anna", groups: ["staff"] };
  const { status } = await ask("POST /calls/{callId}/start-programme", { as, at, params: { callId } });
  const set = async () =>
    (await Array.fromAsync(deps.milestones.list({ index: "gsi1", key: `${callId}#milestone` }))).map(
      ({ id }) => id,
    );
  const asked = async () =>
    (await Array.fromAsync(deps.operations.list({ index: "gsi1", key: `${callId}#operation` }))).map(
      ({ workflow, subject }) => [workflow, subject],
    );
  return { deps, callId, status, set, asked };
}

describe("what is due of a programme is watched from its start", () => {
  test("in the transaction of the start, where that holds it", async () => {
    const { status, set, asked } = await started("few-dues", 26);
    expect([status, (await set()).length, await asked()]).toEqual([200, 26 * 3, []]);
  });

  test.each([0, 3])(
    "in pages by a workflow, where there is more, each once whenever a page dies (%s)",
    async (death) => {
      const { deps, callId, status, set, asked } = await started(`many-dues-${death}`, 60);
      expect([status, await set(), await asked()]).toEqual([200, [], [["set-milestones", callId]]]);
      expect(60 * 3).toBeGreaterThan(mostAtOnce);
      for (let page = { position: "", more: true }; page.more; ) {
        const dying = depsOn(mortal(database.table, [death, 1]), () => at);
        await setMilestones(dying)(callId, page.position).catch((error: unknown) => {
          if (!(error instanceof Crash)) throw error;
        });
        await setMilestones(deps)(callId, page.position);
        page = await setMilestones(deps)(callId, page.position);
      }
      const ids = await set();
      expect([ids.length, new Set(ids).size]).toEqual([180, 180]);
    },
  );
});
