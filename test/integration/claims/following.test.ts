import { afterAll, beforeAll, expect, test } from "vitest";
import { roundOf, wordOf } from "../../../functions/claims/claim-rounds.ts";
import { awaitWord, lookAtClaim } from "../../../functions/claims/follow-claim.ts";
import { remindClaimants } from "../../../functions/claims/remind-claimants.ts";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { milestoneId } from "../../../functions/operations/milestones.ts";
import { commit } from "../../../functions/shared/step.ts";
import { Exchange } from "../../../schemas/exchange.ts";
import { callId, during } from "../../support/builders.ts";
import {
  type ClaimsWorld,
  claimsWorld,
  exchangeOf,
  finance,
  line,
  participationId,
  travels,
} from "../../support/claims-world.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";

let database: TestTable;
let world: ClaimsWorld;
let clock = "2023-10-20T08:00:00.000Z";
beforeAll(async () => {
  database = await startTable();
  world = await claimsWorld(database);
});
afterAll(() => database.stop());

const deps = () => ({ ...world.deps, now: () => clock });
const letters = async (kind: string) => {
  const all = await Array.fromAsync(world.deps.letters.list(lettersOf(callId)));
  return all.filter((letter) => letter.kind === kind);
};
const subjectOf = async (name: string, exchange: number) => roundOf(await world.claim(name, exchange));
const look = async (name: string, exchange: number) => lookAtClaim(deps())(await subjectOf(name, exchange));
const waitFor = async (name: string, exchange: number, token: string) => {
  const subject = await subjectOf(name, exchange);
  return commit(world.deps.table, () => awaitWord(deps())(subject, token));
};
const day = 86_400;

test("a submission starts a workflow of its own, which waits for the decision rung by rung and writes once at each", async () => {
  await world.open("eva", 0, [line("train", "100.00")]);
  await world.submit("eva", 0);
  const subject = await subjectOf("eva", 0);
  const operations = await Array.fromAsync(
    world.deps.operations.list({ index: "gsi1", key: `${callId}#operation` }),
  );
  expect(operations.map(({ workflow, subject: about }) => [workflow, about])).toEqual([
    ["settle-claim", subject],
  ]);
  // Fourteen days for the decision, and a reminder three days before; the clocks are put back on the way.
  expect(await look("eva", 0)).toEqual({ next: "ask", seconds: 11 * day + 3600 + 1 });
  await waitFor("eva", 0, "token-1");
  clock = "2023-10-31T09:00:01.000Z";
  expect(await look("eva", 0)).toEqual({ next: "ask", seconds: 3 * day });
  expect(await look("eva", 0)).toEqual({ next: "ask", seconds: 3 * day });
  clock = "2023-11-03T09:00:01.000Z";
  expect(await look("eva", 0)).toEqual({ next: "ask", seconds: 7 * day });
  expect((await letters("claim-overdue")).map(({ facts }) => facts.escalated).sort()).toEqual([false, true]);
  expect(await waitFor("eva", 0, "token-2")).toMatchObject({ state: "awaited", taskToken: "token-2" });
});

test("the decision is the answer that it waits for, and then it waits for the bank, and ends", async () => {
  const { status } = await world.approve("eva", 0);
  const subject = await subjectOf("eva", 0);
  const answer = (word: "decision" | "payment") => world.deps.answers.get(wordOf(subject, word));
  expect([status, await answer("decision")]).toMatchObject([
    200,
    { state: "owed", output: { decision: "approved" } },
  ]);
  expect((await look("eva", 0)).next).toBe("ask");
  expect(await waitFor("eva", 0, "token-3")).toMatchObject({ state: "awaited", taskToken: "token-3" });
  clock = "2024-02-01T09:00:00.000Z";
  expect(await look("eva", 0)).toEqual({ next: "end", seconds: 0 });
  clock = "2023-11-03T09:00:01.000Z";
});

test("a decision that comes before the workflow waits is owed to it at once; the next submission has its own", async () => {
  clock = "2023-10-20T08:00:00.000Z";
  await world.open("ida", 0, [line("bus", "20.00")]);
  await world.submit("ida", 0);
  const first = await subjectOf("ida", 0);
  const asking = { as: finance("karin"), body: { reason: "Which bus?" } };
  await world.act("request-changes", "ida", 0, asking);
  expect(await commit(world.deps.table, () => awaitWord(deps())(first, "late"))).toMatchObject({
    state: "owed",
    output: { decision: "changesRequested" },
  });
  expect(await lookAtClaim(deps())(first)).toEqual({ next: "end", seconds: 0 });
  await world.edit("ida", 0, [line("bus", "21.00")]);
  expect((await world.submit("ida", 0)).status).toBe(200);
  expect(await subjectOf("ida", 0)).not.toBe(first);
  expect(await lookAtClaim(deps())(first)).toEqual({ next: "end", seconds: 0 });
});

test("who was in time once stays in time while mending what was asked", async () => {
  const asking = { as: finance("karin"), body: { reason: "Which bus, again?" } };
  await world.act("request-changes", "ida", 0, asking);
  const late = { as: travels("ida"), at: "2024-03-01T08:00:00.000Z" };
  const { status, body } = await world.act("submit", "ida", 0, late);
  expect([status, Reflect.get(Object(body.outlook), "reimbursed")]).toEqual([
    200,
    { amount: "21.00", currency: "EUR" },
  ]);
});

test("before the last day who has begun is written to, and the contact of those who have not; then it stops", async () => {
  const id = exchangeOf(9);
  const people = ["eva", "ida", "olle"].map((name) => ({
    participationId,
    representative: `person_${name}`,
    departedFrom: "Kalmar",
  }));
  const planned = Exchange.parse({
    id,
    callId,
    title: "Meeting 9",
    mode: "workshop",
    inPerson: true,
    startsAt: "2023-10-19T08:00:00.000Z",
    participants: [participationId],
    state: "planned",
  });
  await world.deps.table.transact(
    world.deps.exchanges.created(planned, "create", { sub: "person_anna", at: during }).writes,
  );
  const attendance = () =>
    world.ask("POST /exchanges/{exchangeId}/attendance", {
      as: { name: "anna", groups: ["staff"] },
      at: "2023-10-20T08:00:00.000Z",
      params: { exchangeId: id },
      body: { attendance: people },
    });
  expect([(await attendance()).status, (await attendance()).status]).toEqual([200, 200]);
  const [soon, last] = [milestoneId(id, "claims-soon"), milestoneId(id, "claims-last")];
  const due = async (milestone: typeof soon) => (await world.deps.milestones.get(milestone)).dueAt;
  // Thirty days after 19 October, and a week before that, at eight in Brussels.
  expect([await due(soon), await due(last)]).toEqual([
    "2023-11-11T07:00:00.000Z",
    "2023-11-18T07:00:00.000Z",
  ]);
  await world.open("eva", 9, [line("plane", "200.00")]);
  await world.open("ida", 9, [line("coach", "30.00")]);
  await world.submit("ida", 9);

  const reach = async (milestone: typeof soon) => {
    clock = await due(milestone);
    const held = await world.deps.milestones.get(milestone);
    const by = { sub: "system", at: clock };
    if (held.state === "ahead")
      await world.deps.table.transact(
        world.deps.milestones.changed(held, { ...held, state: "done" }, "reach", by).writes,
      );
    const first = await remindClaimants(deps())(milestone, "");
    return [first, await remindClaimants(deps())(milestone, first.position)];
  };
  expect(await reach(soon)).toEqual([
    { position: participationId, more: true },
    { position: "", more: false },
  ]);
  await reach(soon);
  const told = async () =>
    (await letters("claim-due")).map(({ to, facts }) => [
      to.email,
      facts.begun,
      facts.missing,
      facts.daysLeft,
    ]);
  const { contact } = await world.deps.participations.get(participationId);
  expect((await told()).toSorted()).toEqual(
    [
      ["eva@example.org", true, 1, 7],
      [contact.email, false, 1, 7],
    ].toSorted(),
  );
  await world.submit("eva", 9);
  await reach(last);
  expect((await told()).filter(([, , , left]) => left === 0)).toEqual([[contact.email, false, 1, 0]]);
});
