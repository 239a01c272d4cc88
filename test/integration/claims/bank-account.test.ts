import { afterAll, beforeAll, expect, test } from "vitest";
import { accountId } from "../../../functions/claims/bank-accounts.ts";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { rendered } from "../../../functions/letters/render.ts";
import { OrganisationId } from "../../../schemas/ids.ts";
import { callId } from "../../support/builders.ts";
import {
  at,
  bankDetails,
  type ClaimsWorld,
  claimsWorld,
  finance,
  idOf,
  line,
  participationId,
  travels,
} from "../../support/claims-world.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { wholeTable } from "../../support/whole-table.ts";

let database: TestTable;
let world: ClaimsWorld;
beforeAll(async () => {
  database = await startTable();
  world = await claimsWorld(database);
});
afterAll(() => database.stop());

const id = accountId(OrganisationId.parse("org_kalmar"));
const other = {
  holder: "Kalmar kommun",
  iban: "DE75512108001245126199",
  contact: { name: "Olle Ek", email: "olle@example.org", language: "en" },
};
/** The account numbers as people and files write them. */
const clear = /SE45 ?5000 ?0000 ?0583 ?9825 ?7466|DE75 ?5121 ?0800 ?1245 ?1261 ?99/;
const params = { accountId: id };
const confirm = (as: object, version: number) =>
  world.ask("POST /bank-accounts/{accountId}/confirm", {
    as: { ...finance("maja"), ...as },
    at,
    params,
    body: { version },
  });
const codes = (answers: { status: number; body: Record<string, unknown> }[]) =>
  answers.map(({ status, body }) => [status, body.code ?? body.state]);
const lettersIn = async () => Array.fromAsync(world.deps.letters.list(lettersOf(callId)));

test("details with faults, of somebody else's organisation and for a stranger's eyes are refused", async () => {
  const stranger = { ...travels("nils"), organisation: "org_umea" };
  const set = (as: object, body: object) =>
    world.ask("PUT /participations/{participationId}/bank-account", {
      as: { ...travels("eva"), ...as },
      at,
      params: { participationId },
      body,
    });
  const answers = await Promise.all([
    set({}, { ...bankDetails, iban: "SE45 5000 0000 0583 9825 7467" }),
    set({}, { ...bankDetails, bic: "NOBIC" }),
    set(stranger, bankDetails),
    world.ask("GET /bank-accounts/{accountId}", { as: travels("eva"), params }),
    world.ask("GET /bank-accounts/{accountId}", { as: { name: "anna", groups: ["staff", "admin"] }, params }),
  ]);
  expect(codes(answers)).toEqual([
    [422, "IbanInvalid"],
    [422, "BicInvalid"],
    [403, "NotPermitted"],
    [403, "NotPermitted"],
    [403, "NotPermitted"],
  ]);
});

test("changed details wait for a second person, the old contact hears of both, and what was submitted before is paid as before", async () => {
  await world.open("eva", 0, [line("train", "100.00")]);
  await world.submit("eva", 0);
  const proposed = await world.give("ida", other);
  expect([proposed.body.state, proposed.body.current]).toMatchObject([
    "changeProposed",
    { masked: "····7466", version: 1 },
  ]);
  const opened = await world.ask("GET /bank-accounts/{accountId}", { as: finance("maja"), params });
  expect([opened.body.current, opened.body.proposed]).toMatchObject([
    { iban: "SE4550000000058398257466" },
    { iban: other.iban },
  ]);
  const answers = [
    await confirm({ name: "ida", groups: ["finance", "admin"] }, 2),
    await confirm({ organisation: "org_kalmar" }, 2),
    await confirm({}, 1),
    await confirm({}, 2),
    await confirm({}, 2),
  ];
  expect(codes(answers)).toEqual([
    [403, "OwnInterest"],
    [403, "OwnInterest"],
    [409, "ContentChanged"],
    [200, "inForce"],
    [409, "WrongState"],
  ]);
  const told = (await lettersIn()).filter(({ kind }) => kind.startsWith("bank-account"));
  expect(told.map(({ kind, to }) => `${kind} ${to.email}`).toSorted()).toEqual([
    "bank-account-change-proposed eva@example.org",
    "bank-account-changed eva@example.org",
    "bank-account-changed olle@example.org",
  ]);

  await world.open("olle", 1, [line("bus", "50.00", { date: "2023-10-11" })]);
  await world.submit("olle", 1);
  for (const [name, exchange] of [
    ["eva", 0],
    ["olle", 1],
  ] as const)
    await world.approve(name, exchange);
  const body = { callId, claims: [idOf("eva", 0), idOf("olle", 1)] };
  const { body: batch } = await world.ask("POST /batches", { as: finance("lars"), at, body });
  const act = (what: string, more: object) =>
    world.ask(`POST /batches/{batchId}/${what}`, {
      as: finance("maja"),
      at,
      params: { batchId: String(batch.id) },
      ...more,
    });
  await act("release", { body: { contentHash: batch.contentHash } });
  const headers = { "idempotency-key": "export-0001" };
  const first = await act("export", { headers });
  const again = await act("export", { headers });
  expect(
    String(first.body.content).match(/100\.00,EUR,Kalmar kommun,SE4550000000058398257466/g),
  ).toHaveLength(1);
  expect(String(first.body.content).match(/50\.00,EUR,Kalmar kommun,DE75512108001245126199/g)).toHaveLength(
    1,
  );
  expect(again.body.content).toBe(first.body.content);
});

test("after all this no account number stands in the table, in a letter or in a claim in the clear", async () => {
  const table = await wholeTable(database);
  const letters = (await lettersIn()).map((letter) => JSON.stringify(rendered(letter)));
  const claims = await world.ask("GET /calls/{callId}/claims", { as: finance("maja"), params: { callId } });
  expect(table.length).toBeGreaterThan(20);
  expect(letters.length).toBeGreaterThan(5);
  expect([...table, ...letters, JSON.stringify(claims.body)].filter((text) => clear.test(text))).toEqual([]);
  // The same search finds it where it is meant to be.
  expect(`,${bankDetails.iban.replaceAll(" ", "")},`).toMatch(clear);
});
