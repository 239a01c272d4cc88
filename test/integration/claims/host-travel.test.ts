import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { remindClaimants } from "../../../functions/claims/remind-claimants.ts";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { hostId } from "../../../functions/matching/hosts.ts";
import { milestoneId } from "../../../functions/operations/milestones.ts";
import { sha256 } from "../../../functions/shared/canonical.ts";
import { Host } from "../../../schemas/host.ts";
import { TravelReport } from "../../../schemas/travel-report.ts";
import { callId, during } from "../../support/builders.ts";
import { type ClaimsWorld, claimsWorld, finance, line, participationId } from "../../support/claims-world.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";

const host = hostId(callId, "grid");
const staff = { name: "anna", groups: ["staff"] };
const hanna = { name: "hanna", groups: ["host"], organisation: "org_graz" };
const visitAt = "2023-10-16T08:00:00.000Z";
const after = "2023-10-18T08:00:00.000Z";
const cap = { per: "representative", money: { amount: "300.00", currency: "EUR" }, trips: 1 };
const details = {
  holder: "Stadt Graz",
  iban: "DE89370400440532013000",
  contact: { name: "Hanna", email: "hanna@example.org", language: "en" },
};

let database: TestTable;
let world: ClaimsWorld;
let visit = "";
beforeAll(async () => {
  database = await startTable();
  world = await claimsWorld(database, { hosts: { cap }, whenCancelled: "actualCosts" });
  const invited = Host.parse({
    id: host,
    callId,
    activity: "grid",
    contacts: [
      { name: "Hanna", email: "hanna@example.org", language: "en", city: "Graz" },
      { name: "Hugo", email: "hugo@example.org", language: "en", city: "Graz" },
    ],
    invitedAt: during,
    answerBy: during,
    state: "invited",
  });
  await database.table.transact(
    world.deps.hosts.created(invited, "invite", { sub: "person_anna", at: during }).writes,
  );
});
afterAll(() => database.stop());

const planning = (more: object) =>
  world.ask("POST /exchanges", {
    as: staff,
    at: "2023-10-12T08:00:00.000Z",
    body: {
      callId,
      title: "Visit from the activity",
      mode: "siteVisit",
      startsAt: visitAt,
      host: participationId,
      participants: [],
      visitors: ["grid"],
      ...more,
    },
  });
const claiming = (amount: string, more: object = {}) => ({
  hostId: host,
  exchangeId: visit,
  contact: { name: "Hanna", email: "hanna@example.org", language: "en" },
  lines: [line("train", amount, { date: "2023-10-16" })],
  ...more,
});
const opening = (as: object, body: object) =>
  world.ask("POST /claims", { as: { name: "", groups: [], ...as }, at: after, body });
let claimId = "";
const onClaim = (what: string, as: typeof hanna | ReturnType<typeof finance>, body: object = {}) =>
  world.ask(`POST /claims/{claimId}/${what}`, { as, at: after, params: { claimId }, body });

test("a participant who hosts is visited by an activity's people, who have the entry in their calendars", async () => {
  const faults = async (more: object) => {
    const { body } = await planning(more);
    return Array.isArray(body.errors) ? body.errors.map(({ pointer, code }) => [pointer, code]) : [];
  };
  expect(await faults({ visitors: [] })).toEqual([["/participants", "NoGuest"]]);
  expect(await faults({ visitors: ["nowhere"] })).toEqual([["/visitors/0", "UnknownActivity"]]);
  expect(await faults({ host: undefined, activity: "grid" })).toContainEqual([
    "/visitors/0",
    "VisitorsAtHome",
  ]);
  const { status, body } = await planning({});
  expect(status).toBe(201);
  visit = String(body.id);
  const told = (await Array.fromAsync(world.deps.letters.list(lettersOf(callId)))).filter(
    ({ kind, subjectId }) => kind === "exchange-planned" && subjectId === visit,
  );
  expect(told.map(({ to }) => to.email).sort()).toEqual([
    "hanna@example.org",
    "hugo@example.org",
    "kalmar@example.org",
  ]);
});

test("the attendance list names hosts of the activity that visits, and no others", async () => {
  const listing = (attendance: object[]) =>
    world.ask("POST /exchanges/{exchangeId}/attendance", {
      as: staff,
      at: "2023-10-17T08:00:00.000Z",
      params: { exchangeId: visit },
      body: { attendance },
    });
  const hannaCame = { hostId: host, representative: "person_hanna", departedFrom: "Graz" };
  const stranger = { ...hannaCame, hostId: "host_elsewhere" };
  expect((await listing([stranger])).body.errors).toMatchObject([
    { pointer: "/attendance/0/hostId", code: "NotInvited" },
  ]);
  expect((await listing([{ ...hannaCame, participationId }])).status).toBe(422);
  const hugoCame = { ...hannaCame, representative: "person_hugo" };
  expect((await listing([hannaCame, hugoCame])).body.state).toBe("held");
  // What was set with the list reminds hosts as well.
  expect((await world.deps.milestones.get(milestoneId(visit, "claims-soon"))).dueAt).toBe(
    "2023-11-08T07:00:00.000Z",
  );
});

test("only who speaks for the activity claims for it, and only with an organisation to pay", async () => {
  const codes = await Promise.all(
    [
      { ...hanna, name: "zoe" },
      { ...hanna, groups: ["applicant"] },
      { name: "hanna", groups: ["host"] },
      { name: "eva", groups: ["applicant"], organisation: "org_kalmar" },
      staff,
    ].map(async (as) => (await opening(as, claiming("100.00"))).body.code),
  );
  expect(codes).toEqual(codes.map(() => "NotPermitted"));
  expect((await opening(hanna, claiming("100.00", { participationId }))).body.code).toBe("InputInvalid");
});

test("a host's claim counts under a cap of its own, and what is over it is told before it is submitted", async () => {
  const { status, body } = await opening(hanna, claiming("350.00"));
  expect([status, body]).toMatchObject([
    201,
    {
      claim: { hostId: host, organisationId: "org_graz" },
      outlook: {
        capLeftBefore: { amount: "300.00" },
        reimbursed: { amount: "300.00" },
        notCovered: { amount: "50.00" },
      },
    },
  ]);
  claimId = z.object({ id: z.string() }).parse(body.claim).id;
  expect((await onClaim("submit", hanna)).body.code).toBe("BankAccountMissing");
});

test("the account is of the host's own organisation, masked, and paid to", async () => {
  const account = (method: string, as: object, body?: object) =>
    world.ask(`${method} /hosts/{hostId}/bank-account`, {
      as: { name: "", groups: [], ...as },
      at: after,
      params: { hostId: host },
      ...(body ? { body } : {}),
    });
  expect((await account("PUT", { ...hanna, name: "zoe" }, details)).body.code).toBe("NotPermitted");
  expect((await account("PUT", hanna, details)).body).toMatchObject({
    organisationId: "org_graz",
    current: { masked: "····3000" },
  });
  expect((await account("GET", { ...hanna, name: "hugo" })).body).toMatchObject({ state: "inForce" });
  expect((await onClaim("submit", hanna)).body.claim).toMatchObject({ state: "submitted" });
});

test("who is there and has claimed nothing is reminded, through those who speak for the activity", async () => {
  const id = milestoneId(visit, "claims-soon");
  const milestone = await world.deps.milestones.get(id);
  const by = { sub: "system", at: milestone.dueAt };
  await database.table.transact(
    world.deps.milestones.changed(milestone, { ...milestone, state: "done" }, "reach", by).writes,
  );
  const remind = remindClaimants({ ...world.deps, table: database.table, now: () => by.at });
  for (let position = ""; ; ) {
    const { more, position: next } = await remind(id, position);
    if (!more) break;
    position = next;
  }
  const due = (await Array.fromAsync(world.deps.letters.list(lettersOf(callId)))).filter(
    ({ kind }) => kind === "claim-due",
  );
  expect(due.map(({ to, facts }) => [to.email, facts])).toMatchObject([
    ["hanna@example.org", { missing: 1, begun: false }],
  ]);
});

test("it is approved by another, paid from the same budget, and stands in the report under the city of the activity", async () => {
  const { contentHash } = z.object({ contentHash: z.string() }).parse(await world.deps.claims.get(claimId));
  expect((await onClaim("approve", { ...hanna, groups: ["finance"] }, { contentHash })).body.code).toBe(
    "OwnInterest",
  );
  expect((await onClaim("approve", finance("karin"), { contentHash })).body.state).toBe("approved");
  const { body } = await world.ask("GET /calls/{callId}/travel-report", {
    as: finance("karin"),
    at: after,
    params: { callId },
  });
  const report = TravelReport.parse(body);
  expect(report.byParticipant).toMatchObject([
    {
      id: host,
      claims: 1,
      committed: { amount: "300.00" },
      capUsed: [{ used: { amount: "300.00" }, of: { amount: "300.00" } }],
    },
  ]);
  expect(report.budget.committed.amount).toBe("300.00");
});

test("a second trip of the same person is not covered where the cap covers one", async () => {
  const { body } = await planning({ title: "Another visit", startsAt: "2023-10-17T08:00:00.000Z" });
  visit = String(body.id);
  await world.ask("POST /exchanges/{exchangeId}/attendance", {
    as: staff,
    at: "2023-10-17T12:00:00.000Z",
    params: { exchangeId: visit },
    body: { attendance: [{ hostId: host, representative: "person_hanna", departedFrom: "Graz" }] },
  });
  const second = claiming("10.00", {
    lines: [line("bus", "10.00", { date: "2023-10-17", receiptSha256: sha256("bus") })],
  });
  expect((await opening(hanna, second)).body.outlook).toMatchObject({
    reimbursed: { amount: "0.00" },
  });
});
