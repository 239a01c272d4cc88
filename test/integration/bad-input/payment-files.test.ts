import { afterAll, beforeAll, expect, test } from "vitest";
import { accountId } from "../../../functions/claims/bank-accounts.ts";
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
} from "../../support/claims-world.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";

/** What a spreadsheet would reckon with and a reader of XML would take for an element, as the name of an account's holder. */
const holder = `=1+1"<b>&`;
const formulas = (csv: string) => csv.split(/\r\n|,/).filter((cell) => /^"?[=+\-@\t]/.test(cell));

let database: TestTable;
let world: ClaimsWorld;
beforeAll(async () => {
  database = await startTable();
  world = await claimsWorld(database);
});
afterAll(() => database.stop());

test("neither the list of payments nor the travel report holds a formula, whatever payees call themselves", async () => {
  const ask = (route: string, name: string, more: object) =>
    world.ask(route, { as: finance(name), at, ...more });
  await world.give("eva", { ...bankDetails, holder });
  const confirmed = await ask("POST /bank-accounts/{accountId}/confirm", "karin", {
    params: { accountId: accountId(OrganisationId.parse("org_kalmar")) },
    body: { version: 2 },
  });
  await world.open("eva", 0, [line("ticket", "100.00")]);
  const sent = await world.submit("eva", 0);
  const approved = await world.approve("eva", 0);
  const prepared = await ask("POST /batches", "lars", { body: { callId, claims: [idOf("eva", 0)] } });
  const params = { batchId: String(prepared.body.id) };
  const released = await ask("POST /batches/{batchId}/release", "stina", {
    params,
    body: { contentHash: prepared.body.contentHash },
  });
  expect([confirmed, sent, approved, prepared, released].map(({ status }) => status)).toEqual([
    200, 200, 200, 201, 200,
  ]);
  const file = await ask("POST /batches/{batchId}/export", "lars", { params, body: {} });
  const content = String(file.body.content);
  expect([file.body.mediaType, formulas(content)]).toEqual(["text/csv; charset=utf-8", []]);
  expect(content).toContain(`"'=1+1""<b>&"`);
  for (const by of ["claim", "participant", "trip", "country"]) {
    const query = { by, format: "csv" };
    const report = await ask("GET /calls/{callId}/travel-report", "karin", { params: { callId }, query });
    expect([by, report.status, formulas(String(report.body.text))]).toEqual([by, 200, []]);
  }
});
