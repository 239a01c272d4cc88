import { afterAll, beforeAll, expect, test } from "vitest";
import { remindClaimants } from "../../../functions/claims/remind-claimants.ts";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { milestoneId } from "../../../functions/operations/milestones.ts";
import { callId } from "../../support/builders.ts";
import { at, type ClaimsWorld, claimsWorld, contentOf, idOf, line } from "../../support/claims-world.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";

/** Number four was called off two days before 14 October. */
const calledOff = 4;
const declaration = { signedBy: "Eva Ek", signedOn: "2023-10-20" };
const ticket = line("ticket", "80.00", { date: "2023-10-11" });

let database: TestTable;
let world: ClaimsWorld;
beforeAll(async () => {
  database = await startTable();
  world = await claimsWorld(database, { whenCancelled: "actualCosts" });
});
afterAll(() => database.stop());

async function reached(person: string, rung: "claims-soon" | "claims-last") {
  const id = milestoneId(idOf(person, calledOff), rung);
  const held = await world.deps.milestones.get(id);
  const by = { sub: "system", at: held.dueAt };
  await database.table.transact(
    world.deps.milestones.changed(held, { ...held, state: "done" }, "reach", by).writes,
  );
  const remind = remindClaimants({ ...world.deps, table: database.table, now: () => held.dueAt });
  await remind(id, "");
  // Run again, nobody hears it twice.
  await remind(id, "");
  const letters = await Array.fromAsync(world.deps.letters.list(lettersOf(callId)));
  return letters.flatMap(({ kind, to, facts }) => (kind === "claim-due" ? [[to.email, facts.daysLeft]] : []));
}

test("a claim for a visit that was called off is reminded of for itself, from when it is opened, until it is submitted", async () => {
  for (const name of ["eva", "ida"])
    expect((await world.open(name, calledOff, [ticket], { declaration })).status).toBe(201);
  // Thirty days after the fourteenth, and a week before that, at eight in Brussels.
  const due = async (rung: "claims-soon" | "claims-last") =>
    (await world.deps.milestones.get(milestoneId(idOf("eva", calledOff), rung))).dueAt;
  expect([await due("claims-soon"), await due("claims-last")]).toEqual([
    "2023-11-06T07:00:00.000Z",
    "2023-11-13T07:00:00.000Z",
  ]);
  expect(await reached("eva", "claims-soon")).toEqual([["eva@example.org", 7]]);
  expect((await world.submit("eva", calledOff)).status).toBe(200);
  expect(await reached("eva", "claims-last")).toHaveLength(1);
  expect(await reached("ida", "claims-last")).toContainEqual(["ida@example.org", 0]);
});

test("a claim for a meeting that was held sets no reminders of its own: the list has set the meeting's", async () => {
  await world.open("olle", 0, [line("train", "10.00")]);
  expect(await world.deps.milestones.find(milestoneId(idOf("olle", 0), "claims-last"))).toBeUndefined();
});

test("a claim that is opened when its term has nearly run out is reminded of on the last day only", async () => {
  const { status } = await world.ask("POST /claims", {
    as: { name: "per", groups: ["applicant"], organisation: "org_kalmar" },
    at: "2023-11-08T08:00:00.000Z",
    body: {
      participationId: "participation_kalmar",
      exchangeId: "exchange_4",
      ...contentOf("per", [ticket]),
      declaration,
    },
  });
  expect([status, at < "2023-11-08"]).toEqual([201, true]);
  const found = (rung: "claims-soon" | "claims-last") =>
    world.deps.milestones.find(milestoneId(idOf("per", calledOff), rung));
  expect([(await found("claims-soon")) === undefined, (await found("claims-last"))?.state]).toEqual([
    true,
    "ahead",
  ]);
});
