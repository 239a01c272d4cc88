import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { accountId } from "../../../functions/claims/bank-accounts.ts";
import { standingGroupId } from "../../../functions/cooperation/stores.ts";
import { retentionWatched } from "../../../functions/retention/retention-milestones.ts";
import { BankAccount } from "../../../schemas/bank-account.ts";
import { Call } from "../../../schemas/call.ts";
import { StandingGroup } from "../../../schemas/consultation.ts";
import { CallId, OrganisationId } from "../../../schemas/ids.ts";
import { Participation } from "../../../schemas/participation.ts";
import { callContent, callId, callIn } from "../../support/builders.ts";
import { startPapers } from "../../support/local-papers.ts";
import { made } from "../../support/one-of-each.ts";
import { by, retentionWorld } from "../../support/retention-world.ts";

const kalmar = OrganisationId.parse("org_kalmar");
const nobody = "removed@example.invalid";
const later = CallId.parse("call_later-call");
let buckets: Awaited<ReturnType<typeof startPapers>>;
let world: Awaited<ReturnType<typeof retentionWorld>>;
beforeAll(async () => {
  buckets = await startPapers();
});
afterAll(() => buckets.stop());
beforeEach(async () => {
  world = await retentionWorld(buckets.papers);
});
afterEach(() => world.database.stop());

/** Bank details of Kalmar, given in the call whose time is over, and the group of its programme. */
async function shared() {
  const { deps } = world;
  const current = {
    callId,
    contact: { name: "Eva Ek", email: "eva@example.org", language: "sv" },
    setBy: "eva",
  };
  const sample = made(BankAccount, "inForce", { id: accountId(kalmar), organisationId: kalmar, earlier: [] });
  const account = BankAccount.parse({ ...sample, current: { ...sample.current, ...current } });
  const group = made(StandingGroup, "standing", {
    id: standingGroupId("SMALL"),
    callId,
    programme: "SMALL",
    members: [{ name: "Ulla", email: "ulla@example.org", language: "sv", organisation: "SKL" }],
  });
  await deps.table.transact([
    ...deps.accounts.created(account, "set", by).writes,
    ...deps.standingGroups.created(group, "name", by).writes,
  ]);
}

/** A later call of the same programme, in which Kalmar has a place. */
async function laterCall(announcedAt: string, payer?: string) {
  const { deps } = world;
  const content = callContent();
  const travel = { ...content.travel, ...(payer === undefined ? {} : { payer }) };
  const call = Call.parse({
    ...callIn("announced"),
    id: later,
    content: { ...content, code: "later-call", travel },
    announcedAt,
  });
  const place = made(Participation, "confirmed", {
    id: "participation_later-kalmar",
    callId: later,
    organisationId: kalmar,
  });
  await deps.table.transact([
    ...deps.calls.created(call, "announce", by).writes,
    ...deps.participations.created(place, "confirm", by).writes,
    ...(await retentionWatched(deps.milestones, call, by)),
  ]);
}

const contactOf = async () => (await world.deps.accounts.get(accountId(kalmar))).current.contact.email;
const membersOf = async () => (await world.deps.standingGroups.get(standingGroupId("SMALL"))).members;

test("the last call that bank details and a standing group serve erases them", async () => {
  await shared();
  await world.run("travel");
  await world.run("participation");
  expect(await contactOf()).toBe(nobody);
  expect(await membersOf()).toMatchObject([{ email: nobody }]);
});

test("while a later call is under way they are left alone, and go with it, also where they were given in the first", async () => {
  await shared();
  await laterCall("2025-06-01T10:00:00.000Z");
  await world.run("travel");
  await world.run("participation");
  expect(await contactOf()).toBe("eva@example.org");
  expect(await membersOf()).toMatchObject([{ email: "ulla@example.org" }]);
  world.clock.now = "2027-06-02T10:00:00.000Z";
  await world.run("travel", world.database.table, later);
  await world.run("participation", world.database.table, later);
  expect(await contactOf()).toBe(nobody);
  expect(await membersOf()).toMatchObject([{ email: nobody }]);
});

test("the account that a programme pays from is nobody's person", async () => {
  await shared();
  await laterCall("2023-06-01T10:00:00.000Z", kalmar);
  await world.run("travel");
  expect(await contactOf()).toBe("eva@example.org");
});
