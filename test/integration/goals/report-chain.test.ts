import { afterAll, beforeAll, expect, test } from "vitest";
import { settleApproval } from "../../../functions/approvals/settle-approval.ts";
import { commit } from "../../../functions/shared/step.ts";
import { callInput } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { learningContent } from "../../support/learning-content.ts";
import { programmeWorld } from "../../support/programme-world.ts";

const both = (en: string) => ({ en, sv: en });
const step = { role: "head", label: both("Head"), email: "head@example.org", dueDays: 7 };
const more = {
  ...learningContent,
  approvals: { ...callInput().approvals, report: [step] },
  milestones: [
    { id: "ministry", label: both("To the ministry"), on: "2025-04-01", reportTo: "The ministry" },
  ],
};

let database: TestTable;
let world: Awaited<ReturnType<typeof programmeWorld>>;
beforeAll(async () => {
  database = await startTable();
  world = await programmeWorld(database, "approved-report", ["lund"], more);
});
afterAll(() => database.stop());

const anna = { name: "anna", groups: ["staff", "approver", "head"] };
const hans = { name: "hans", groups: ["approver", "head"] };
const onReport = async (what: string) => {
  const { body } = await world.ask(`POST /calls/{callId}/reports/{milestone}/${what}`, {
    as: anna,
    params: { callId: world.callId, milestone: "ministry" },
  });
  return body.code ?? body.state;
};
async function said(as: typeof hans) {
  const all = world.deps.approvals.list({ index: "gsi1", key: `${world.callId}#approval` });
  const approval = (await Array.fromAsync(all)).find(({ state }) => state === "pending");
  if (approval === undefined) throw new Error("No chain waits.");
  const { id, subjectHash } = approval;
  const { body } = await world.ask("POST /approvals/{approvalId}/approve", {
    as,
    params: { approvalId: id },
    body: { subjectHash },
  });
  if (body.state === "approved") await commit(database.table, () => settleApproval(world.deps)(id));
  return body.code ?? body.state;
}

test("a report is handed in once its chain has approved it, and nobody approves what they drew up", async () => {
  expect(await onReport("draw-up")).toBe("drawnUp");
  expect(await onReport("hand-in")).toBe("WrongState");
  expect(await onReport("submit-for-approval")).toBe("inApproval");
  expect(await onReport("draw-up")).toBe("WrongState");
  expect(await said(anna)).toBe("OwnInterest");
  expect(await said(hans)).toBe("approved");
});

test("drawn up from the same data it stays approved; from other data it is another version, and needs another approval", async () => {
  expect(await onReport("draw-up")).toBe("approved");
  const values = [{ indicator: "energy", value: 10, on: "2023-10-01" }];
  const numbers = [{ id: "saved", label: "Saved", unit: "MWh", value: 1, on: "2023-10-01" }];
  const projects = [{ id: "school", title: "The school", started: true, numbers }];
  await world.ask("PUT /participations/{participationId}/measurements/{round}", {
    as: { name: "lund", groups: ["applicant"], organisation: "org_lund" },
    params: { participationId: world.place("lund"), round: "baseline" },
    body: { content: { values, projects }, handIn: true },
  });
  expect(await onReport("draw-up")).toBe("drawnUp");
  expect(await onReport("hand-in")).toBe("WrongState");
  await onReport("submit-for-approval");
  expect(await said(hans)).toBe("approved");
  expect(await onReport("hand-in")).toBe("handedIn");
});
