import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { waitOf } from "../../../functions/claims/claim-ladder.ts";
import { lettersOf } from "../../../functions/letters/letters.ts";
import { rendered } from "../../../functions/letters/render.ts";
import { TravelReport } from "../../../schemas/travel-report.ts";
import { callId } from "../../support/builders.ts";
import {
  at,
  bankDetails,
  type ClaimsWorld,
  claimsWorld,
  finance,
  idOf,
  line,
} from "../../support/claims-world.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";
import { wholeTable } from "../../support/whole-table.ts";

let database: TestTable;
let world: ClaimsWorld;
/** Everything that was answered or printed, for what must be in none of it. */
const said: string[] = [];
const printed = vi.spyOn(console, "log").mockImplementation((...words) => said.push(words.join(" ")));
beforeAll(async () => {
  database = await startTable();
  world = await claimsWorld(database, { payer: "org_office" });
});
afterAll(async () => {
  printed.mockRestore();
  await database.stop();
});

const officeIban = "DE75512108001245126199";
const office = { ...bankDetails, holder: "The office", iban: officeIban };
const asking = async (route: string, name: string, more: object = {}) => {
  const answer = await world.ask(route, {
    as: finance(name),
    at,
    params: route.includes("{callId}") ? { callId } : {},
    ...more,
  });
  said.push(JSON.stringify(answer.body));
  return answer;
};
const approved = async (name: string, exchange: number, amount: string) => {
  const opened = await world.open(name, exchange, [
    line(`${name}${exchange}`, amount, { date: `2023-10-1${exchange}` }),
  ]);
  const sent = await world.submit(name, exchange);
  const { status } = await world.approve(name, exchange);
  expect([opened.status, sent.status, status]).toEqual([201, 200, 200]);
  return idOf(name, exchange);
};
let batchId = "";
let contentHash = "";

test("a batch waits for the payer's account, which is given apart and shown masked", async () => {
  const claims = [await approved("eva", 0, "100.00"), await approved("ida", 0, "50.00")];
  const preparing = () => asking("POST /batches", "lars", { body: { callId, claims } });
  expect((await preparing()).body.code).toBe("BankAccountMissing");
  const given = await asking("PUT /calls/{callId}/payer-account", "karin", { body: office });
  expect([given.status, JSON.stringify(given.body).includes(officeIban)]).toEqual([200, false]);
  const shown = await asking("GET /calls/{callId}/payer-account", "lars");
  expect(shown.body).toMatchObject({ state: "inForce", current: { masked: "····6199" } });
  const { status, body } = await preparing();
  expect([status, body.scheme]).toEqual([201, "sepa"]);
  batchId = String(body.id);
  contentHash = String(body.contentHash);
});

test("another account for the payer waits for a second person", async () => {
  const other = { ...office, iban: "DE89370400440532013000" };
  const { body } = await asking("PUT /calls/{callId}/payer-account", "karin", { body: other });
  expect(body.state).toBe("changeProposed");
  const confirming = (name: string) =>
    asking("POST /bank-accounts/{accountId}/confirm", name, {
      params: { accountId: String(body.id) },
      body: { version: 2 },
    });
  expect((await confirming("karin")).body.code).toBe("OwnInterest");
  expect((await confirming("maja")).body.state).toBe("inForce");
});

test("more is added to a batch that nobody has released, and what was read before is released no more", async () => {
  const claims = [await approved("olle", 0, "70.00"), await approved("per", 1, "900.00")];
  const batch = (what: string, name: string, more: object) =>
    asking(`POST /batches/{batchId}/${what}`, name, { params: { batchId }, ...more });
  expect((await batch("add", "nils", { body: { claims: [idOf("eva", 0)] } })).body.code).toBe("WrongState");
  const added = await batch("add", "nils", { body: { claims } });
  expect([added.status, added.body.payments]).toMatchObject([200, { length: 4 }]);
  expect((await batch("release", "maja", { body: { contentHash } })).body.code).toBe("ContentChanged");
  const verdict = { contentHash: added.body.contentHash };
  expect((await batch("release", "nils", { body: verdict })).body.code).toBe("OwnInterest");
  expect((await batch("release", "maja", { body: verdict })).status).toBe(200);
  expect((await batch("add", "nils", { body: { claims } })).body.code).toBe("WrongState");
  const file = await world.ask("POST /batches/{batchId}/export", {
    as: finance("maja"),
    at,
    params: { batchId },
  });
  const again = await world.ask("POST /batches/{batchId}/export", {
    as: finance("karin"),
    at,
    params: { batchId },
  });
  expect(again.body.content).toBe(file.body.content);
  // The account that was in force when the batch was prepared.
  expect(String(file.body.content)).toContain(officeIban);
  expect(String(file.body.content)).toContain("<CtrlSum>1120.00</CtrlSum>");
});

test("the report adds up by participant, trip and country, and to the budget, as a table and as a picture", async () => {
  await world.open("eva", 1, [line("again", "30.00", { date: "2023-10-11" })]);
  await world.submit("eva", 1);
  const { body } = await asking("GET /calls/{callId}/travel-report", "karin");
  const report = TravelReport.parse(body);
  const euros = (amount: string) => ({ amount, currency: "EUR" });
  expect(report.budget).toMatchObject({
    committed: euros("1120.00"),
    reserved: euros("30.00"),
    paid: euros("0.00"),
  });
  const cents = (amount: string) => Math.round(Number(amount) * 100);
  for (const rows of [report.byParticipant, report.byTrip, report.byCountry])
    expect(rows.reduce((sum, row) => sum + cents(row.committed.amount) + cents(row.reserved.amount), 0)).toBe(
      115_000,
    );
  expect(report.byParticipant[0]?.capUsed?.[0]).toEqual({
    holder: "person_eva",
    used: euros("130.00"),
    of: euros("900.00"),
  });
  expect(report.byTrip.map(({ label, claims }) => [label, claims])).toEqual([
    ["2023-10-10 Meeting 0", 3],
    ["2023-10-11 Meeting 1", 2],
  ]);
  const csv = await asking("GET /calls/{callId}/travel-report", "karin", {
    query: { by: "trip", format: "csv" },
  });
  expect(String(csv.body.text).split("\r\n").slice(0, 2)).toEqual([
    "trip,claims,currency,asked,notCovered,reserved,committed,paid",
    "2023-10-10 Meeting 0,3,EUR,220.00,0.00,0.00,220.00,0.00",
  ]);
  const accepted = await asking("GET /calls/{callId}/travel-report", "karin", {
    headers: { accept: "image/svg+xml" },
  });
  expect(String(accepted.headers["content-type"])).toContain("image/svg+xml");
  expect(String(accepted.body.text)).toContain("EUR 1,120.00");
  const workbook = await asking("GET /calls/{callId}/travel-report", "karin", { query: { format: "xlsx" } });
  expect(workbook.status).toBe(200);
});

test("nothing is paid where nothing was granted, and nobody waits for it", async () => {
  // The cap is used up already.
  const nothing = await approved("per", 2, "40.00");
  const { status, body } = await asking("POST /batches", "lars", { body: { callId, claims: [nothing] } });
  expect([status, JSON.stringify(body)]).toEqual([422, expect.stringContaining("NothingToPay")]);
  const claim = await world.claim("per", 2);
  expect(waitOf(claim, { decideWithinDays: 14, payWithinDays: 14 }, "Europe/Brussels")).toBeUndefined();
});

test("no account number stands in the table, in a letter, in an answer or in what was printed", async () => {
  const queued = await Array.fromAsync(world.deps.letters.list(lettersOf(callId)));
  const letters = queued.map((letter) => JSON.stringify(rendered(letter)));
  const stored = JSON.stringify(await wholeTable(database));
  expect([queued.length > 5, stored.length > 1000, said.length > 5]).toEqual([true, true, true]);
  const numbers = [bankDetails.iban, officeIban, "DE89370400440532013000"].map((iban) =>
    iban.replaceAll(" ", ""),
  );
  for (const place of [stored, ...letters, ...said].map((text) => text.replaceAll(" ", "")))
    for (const number of numbers) {
      expect(place).not.toContain(number);
      // Nor the part that says which account of the bank it is.
      expect(place).not.toContain(number.slice(6, -4));
    }
});
