import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { claimId, endToEndId } from "../../../functions/claims/claims.ts";
import { framesOf } from "../../../functions/claims/frames.ts";
import { setBankAccount } from "../../../functions/claims/set-bank-account.ts";
import { sha256 } from "../../../functions/shared/canonical.ts";
import { SetBankAccount } from "../../../schemas/bank-account.ts";
import { Exchange } from "../../../schemas/exchange.ts";
import { BatchId, ExchangeId, ParticipationId, PersonId } from "../../../schemas/ids.ts";
import { Participation } from "../../../schemas/participation.ts";
import { applicationInput, callId, callIn, during } from "../../support/builders.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { type Answered, type Ask, allRoutes, clientOf, type Deps, depsOn } from "../../support/handlers.ts";

let database: TestTable;
let deps: Deps;
let ask: ReturnType<typeof clientOf>;
const participationId = ParticipationId.parse("participation_kalmar");
const people = ["eva", "ida", "olle"];
const exchangeIds = [1, 2, 3].map((n) => ExchangeId.parse(`exchange_${n}`));
beforeAll(async () => {
  database = await startTable();
  deps = depsOn(database.table);
  ask = clientOf(database.table, allRoutes(deps));
  const { organisation, contact } = applicationInput();
  const place = Participation.parse({
    id: participationId,
    callId,
    applicationId: "app_kalmar",
    organisation,
    organisationId: organisation.id,
    contact,
    rank: 1,
    state: "confirmed",
    offeredAt: during,
    confirmBy: during,
    confirmedAt: during,
  });
  const by = { sub: "person_anna", at: during };
  const exchanges = exchangeIds.map((id, i) =>
    Exchange.parse({
      id,
      callId,
      title: `Meeting ${i}`,
      activity: "grid",
      mode: "workshop",
      inPerson: true,
      startsAt: `2023-10-1${i}T08:00:00.000Z`,
      participants: [participationId],
      state: "held",
      heldAt: during,
      attendance: people.map((name) => ({
        participationId,
        representative: `person_${name}`,
        departedFrom: "Kalmar",
      })),
    }),
  );
  const account = { holder: "=HYPERLINK(1)", iban: "SE45 5000 0000 0583 9825 7466", contact };
  await database.table.transact([
    ...deps.calls.created(callIn("running"), "create", by).writes,
    ...deps.participations.created(place, "create", by).writes,
    ...exchanges.flatMap((exchange) => [...deps.exchanges.created(exchange, "create", by).writes]),
    ...(await setBankAccount(deps)(place, SetBankAccount.parse(account), by)).writes,
  ]);
});
afterAll(() => database.stop());

const at = "2023-10-20T08:00:00.000Z";
const travels = (name: string) => ({ name, groups: ["applicant"], organisation: "org_kalmar" });
const finance = (name: string) => ({ name, groups: ["finance"] });
const line = (id: string, amount: string, more: object = {}) => ({
  id,
  kind: "travel",
  amount,
  currency: "EUR",
  date: "2023-10-10",
  receiptSha256: sha256(id),
  ...more,
});
const claimOf = (name: string, exchange: number, lines: object[]) => ({
  participationId,
  exchangeId: exchangeIds[exchange],
  contact: { name: "Eva Ek", email: `${name}@example.org`, language: "sv" },
  lines,
});
const idOf = (name: string, exchange: number) =>
  claimId(
    participationId,
    PersonId.parse(`person_${name}`),
    exchangeIds[exchange] ?? ExchangeId.parse("exchange_0"),
  );
const act = (act: string, name: string, exchange: number, asked: Ask = {}): Promise<Answered> =>
  ask(`POST /claims/{claimId}/${act}`, { params: { claimId: idOf(name, exchange) }, at, ...asked });
const open = (name: string, exchange: number, lines: object[]) =>
  ask("POST /claims", { as: travels(name), at, body: claimOf(name, exchange, lines) });
const reserved = async (name: string) => {
  const claim = { participationId, claimant: PersonId.parse(`person_${name}`) };
  const { cap, budget } = framesOf(callIn("running"), claim);
  return Promise.all([cap, budget].map(async ({ id }) => (await deps.budgets.find(id))?.reservedMinor ?? 0));
};

describe("what a person may write into a claim is refused with its pointer, never with a crash:", () => {
  test.each([
    ["an amount finer than the currency", [line("train", "10.123")], "/lines/0/amount WrongMinorUnit"],
    ["a line named twice", [line("train", "10.00"), line("train", "11.00")], "/lines/1/id DuplicateId"],
    ["an amount below zero", [line("train", "-1.00")], "/lines/0/amount Invalid"],
    ["an amount in words", [line("train", "1e3")], "/lines/0/amount Invalid"],
    ["no line", [], "/lines TooSmall"],
  ])("%s", async (_what, lines, fault) => {
    const { status, body } = await open("olle", 0, lines);
    const errors = Array.isArray(body.errors) ? body.errors : [];
    expect([status, ...errors.map(({ pointer, code }) => `${pointer} ${code}`)]).toEqual([422, fault]);
  });
});

test("claims for nobody's journey, and somebody else's journey are refused", async () => {
  const stranger = { name: "nils", groups: ["applicant"], organisation: "org_kalmar" };
  const body = claimOf("nils", 0, [line("train", "10.00")]);
  const answers = await Promise.all([
    ask("POST /claims", { as: stranger, at, body }),
    ask("POST /claims", { as: { ...stranger, organisation: "org_umea" }, at, body }),
  ]);
  expect(answers.map(({ status, body: { code } }) => [status, code])).toEqual([
    [409, "NotAttended"],
    [403, "NotPermitted"],
  ]);
});

test("claims that are submitted at the same instant never exceed the cap together", async () => {
  await Promise.all(
    [0, 1, 2].map((exchange) =>
      open("ida", exchange, [line(`train${exchange}`, "400.00", { date: `2023-10-1${exchange}` })]),
    ),
  );
  const answers = await Promise.all(
    [0, 1, 2].map((exchange) => act("submit", "ida", exchange, { as: travels("ida") })),
  );
  const granted = await Promise.all(
    [0, 1, 2].map(async (exchange) => {
      const claim = await deps.claims.get(idOf("ida", exchange));
      return claim.state === "submitted" ? Number(claim.settlement.reimbursed.amount) * 100 : 0;
    }),
  );
  const total = granted.reduce((sum, each) => sum + each, 0);
  expect(total).toBeLessThanOrEqual(90_000);
  expect(await reserved("ida")).toEqual([total, total]);
  for (const { status } of answers) expect(status).not.toBe(500);
  // Each was decided on what the others left, so nobody lost the race for nothing.
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(granted.toSorted((a, b) => a - b)).toEqual([10_000, 40_000, 40_000]);
});

test("a claim goes from its claimant over two other people to the bank and back", async () => {
  const [, before = 0] = await reserved("eva");
  await open("eva", 0, [line("bus", "120.50")]);
  const { body: sent } = await act("submit", "eva", 0, { as: travels("eva") });
  expect(await reserved("eva")).toEqual([12_050, before + 12_050]);
  expect(JSON.stringify(sent)).not.toContain("0583");

  const { claim: stored } = { claim: await deps.claims.get(idOf("eva", 0)) };
  const contentHash = "contentHash" in stored ? stored.contentHash : "";
  const own = { as: { ...finance("eva"), groups: ["finance", "admin", "staff"] }, body: { contentHash } };
  const outcomes = [
    await act("approve", "eva", 0, own),
    await act("approve", "eva", 0, { as: finance("karin"), body: { contentHash: "0".repeat(64) } }),
    await act("approve", "eva", 0, { as: finance("karin"), body: { contentHash } }),
    await act("approve", "eva", 0, { as: finance("karin"), body: { contentHash } }),
    await act("submit", "eva", 0, { as: travels("eva") }),
  ];
  expect(outcomes.map(({ status, body: { code } }) => [status, code])).toEqual([
    [403, "OwnInterest"],
    [409, "ContentChanged"],
    [200, undefined],
    [409, "WrongState"],
    [409, "WrongState"],
  ]);

  const body = { callId, claims: [idOf("eva", 0)] };
  const prepared = await ask("POST /batches", { as: finance("lars"), at, body });
  const batchId = String(prepared.body.id);
  const batch = (what: string, asked: Ask) =>
    ask(`POST /batches/{batchId}/${what}`, { params: { batchId }, at, ...asked });
  const verdict = { contentHash: prepared.body.contentHash };
  expect(prepared.body.involved).toEqual(["person_eva", "person_karin", "person_lars"]);
  for (const name of ["eva", "karin", "lars"]) {
    const { status, body: refusal } = await batch("release", { as: finance(name), body: verdict });
    expect([name, status, refusal.code]).toEqual([name, 403, "OwnInterest"]);
  }
  expect((await batch("export", { as: finance("maja") })).body.code).toBe("WrongState");
  expect((await batch("release", { as: finance("maja"), body: verdict })).status).toBe(200);

  const [first, second] = [
    await batch("export", { as: finance("maja") }),
    await batch("export", { as: finance("lars") }),
  ];
  const reference = endToEndId({ id: idOf("eva", 0) }, BatchId.parse(batchId));
  expect(reference).toMatch(/^UTL[0-9A-Z]{25}$/);
  const bytes = [
    "endToEndId,amount,currency,holder,iban,remittance",
    `${reference},120.50,EUR,'=HYPERLINK(1),SE4550000000058398257466,Travel costs ${reference}`,
    "",
  ].join("\r\n");
  expect([first.body.content, first.body.sha256]).toEqual([bytes, sha256(bytes)]);
  expect(second.body).toMatchObject({ content: bytes, sha256: sha256(bytes) });

  const results = [{ endToEndId: reference, status: "returned", reason: "Account closed" }];
  const unknown = [{ endToEndId: "UTL0", status: "paid" }];
  const reports = [
    await batch("bank-report", { as: finance("maja"), body: { results: unknown } }),
    await batch("bank-report", { as: finance("maja"), body: { results: [...results, ...results] } }),
    await batch("bank-report", { as: finance("maja"), body: { results } }),
    await batch("bank-report", { as: finance("maja"), body: { results } }),
  ];
  expect(reports.map(({ status, body: { code, state } }) => [status, code ?? state])).toEqual([
    [422, "InputInvalid"],
    [422, "InputInvalid"],
    [200, "settled"],
    [409, "WrongState"],
  ]);

  // What the bank sent back stays spoken for until its claimant mends it.
  expect(await reserved("eva")).toEqual([12_050, before + 12_050]);
  const { participationId: _p, exchangeId: _e, ...mended } = claimOf("eva", 0, [line("bus", "120.50")]);
  const params = { claimId: idOf("eva", 0) };
  const { status } = await ask("PUT /claims/{claimId}", { as: travels("eva"), at, params, body: mended });
  expect([status, ...(await reserved("eva"))]).toEqual([200, 0, before]);
});

test.each(["request-changes", "reject"])("%s frees what the claim had reserved", async (what) => {
  const exchange = what === "reject" ? 1 : 2;
  const before = await reserved("olle");
  await open("olle", exchange, [line(`boat${exchange}`, "50.00")]);
  await act("submit", "olle", exchange, { as: travels("olle") });
  expect(await reserved("olle")).toEqual(before.map((minor) => minor + 5_000));
  const { status } = await act(what, "olle", exchange, {
    as: finance("karin"),
    body: { reason: "No ticket." },
  });
  expect([status, ...(await reserved("olle"))]).toEqual([200, ...before]);
});
