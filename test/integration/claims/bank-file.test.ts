import { afterAll, beforeAll, expect, test } from "vitest";
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

let database: TestTable;
let world: ClaimsWorld;
let ids: string[];
const people = ["eva", "ida", "olle"];
beforeAll(async () => {
  database = await startTable();
  world = await claimsWorld(database, { payer: "org_office" });
  await world.ask("PUT /calls/{callId}/payer-account", {
    as: finance("karin"),
    at,
    params: { callId },
    body: { ...bankDetails, holder: "The office", iban: "DE75512108001245126199" },
  });
  for (const name of people) {
    await world.open(name, 0, [line(name, "100.50")]);
    await world.submit(name, 0);
    await world.approve(name, 0);
  }
  const body = { callId, claims: people.map((name) => idOf(name, 0)) };
  const prepared = await world.ask("POST /batches", { as: finance("lars"), at, body });
  const batch = (what: string, more: object) =>
    world.ask(`POST /batches/{batchId}/${what}`, {
      params: { batchId: String(prepared.body.id) },
      at,
      ...more,
    });
  await batch("release", { as: finance("maja"), body: { contentHash: prepared.body.contentHash } });
  const exported = await batch("export", { as: finance("maja") });
  const again = await batch("export", { as: finance("maja") });
  expect([exported.body.mediaType, again.body.content]).toEqual([
    "application/xml; charset=utf-8",
    exported.body.content,
  ]);
  const results = [{ endToEndId: "UTL0", status: "paid" }];
  const byHand = await batch("bank-report", { as: finance("maja"), body: { results } });
  expect([byHand.status, byHand.body.code]).toEqual([409, "BankFileNeeded"]);
  const held = await Promise.all(
    people.map(
      (name) =>
        String(exported.body.content).match(/UTL[0-9A-Z]{25}(?=<\/EndToEndId>)/g)?.[people.indexOf(name)],
    ),
  );
  ids = held.map((id) => id ?? "");
});
afterAll(() => database.stop());

const take = (xml: string, as = finance("maja")) => world.ask("POST /bank-files", { as, at, body: { xml } });
const states = async () =>
  (await Promise.all(people.map((name) => world.claim(name, 0)))).map(({ state }) => state).sort();
const status = (...transactions: [id: string, status: string][]) => `<?xml version="1.0"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
<OrgnlGrpInfAndSts><OrgnlMsgId>UTL0</OrgnlMsgId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts>${transactions
  .map(
    ([id, word]) =>
      `<TxInfAndSts><OrgnlEndToEndId>${id}</OrgnlEndToEndId><TxSts>${word}</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf></TxInfAndSts>`,
  )
  .join("")}</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`;
const entry = (id: string, direction: string, amount: string, more = "") =>
  `<Ntry><CdtDbtInd>${direction}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><NtryDtls><TxDtls><Refs><EndToEndId>${id}</EndToEndId></Refs><Amt Ccy="EUR">${amount}</Amt>${more}</TxDtls></NtryDtls></Ntry>`;
const notification = (...entries: string[]) =>
  `<n:Document xmlns:n="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><n:BkToCstmrDbtCdtNtfctn><n:Ntfctn>${entries
    .join("")
    .replace(/<(\/?)(?=[A-Z])/g, "<$1n:")}</n:Ntfctn></n:BkToCstmrDbtCdtNtfctn></n:Document>`;
const nothing = { paid: [], returned: [], repeated: [], unknown: [], amountDiffers: [], waiting: [] };

test.each([
  ["a document type", '<!DOCTYPE a [<!ENTITY x "y">]><Document/>'],
  ["no XML", "paid, honestly"],
  ["another message", "<Document><Statement/></Document>"],
  ["a broken message", "<Document><CstmrPmtStsRpt></Document>"],
])("%s is refused and changes nothing", async (_what, xml) => {
  const answer = await take(xml);
  expect([answer.status, answer.body.code, await states()]).toEqual([
    422,
    "BankFileInvalid",
    ["batched", "batched", "batched"],
  ]);
});

test("a status that is not the last, an unknown payment and another amount move nothing, and are named", async () => {
  const [first = "", second = ""] = ids;
  expect((await take(status([first, "ACSP"], [second, "PDNG"]))).body).toEqual(nothing);
  const { body } = await take(notification(entry("UTLX", "DBIT", "1.00"), entry(first, "DBIT", "100.51")));
  expect(body).toEqual({ ...nothing, unknown: ["UTLX"], amountDiffers: [first] });
  expect(await states()).toEqual(["batched", "batched", "batched"]);
});

test("the bank alone makes a claim paid or returned; the same file again changes nothing", async () => {
  const [first = "", second = "", third = ""] = ids;
  const rejected = await take(status([first, "RJCT"]));
  expect(rejected.body).toMatchObject({ returned: [first], paid: [] });
  const booked = notification(
    entry(second, "DBIT", "100.50"),
    entry(third, "DBIT", "100.50"),
    entry(first, "DBIT", "100.50"),
  );
  expect((await take(booked)).body).toMatchObject({ paid: [second, third], repeated: [first] });
  const { body } = await take(booked);
  expect(body).toEqual({ ...nothing, repeated: [second, third, first] });
  expect(await states()).toEqual(["paid", "paid", "returned"]);
  const back = notification(
    entry(
      second,
      "CRDT",
      "100.50",
      "<RtrInf><Rsn><Cd>AC01</Cd></Rsn><AddtlInf>No such account</AddtlInf></RtrInf>",
    ),
  );
  expect((await take(back)).body).toMatchObject({ returned: [second] });
  const returned = await Promise.all(people.map((name) => world.claim(name, 0)));
  expect(returned.flatMap((claim) => (claim.state === "returned" ? [claim.why] : [])).sort()).toEqual([
    "AC01 No such account",
    "AC04",
  ]);
});

test("who claims cannot say that they were paid", async () => {
  const { status: code } = await take(status(), { name: "eva", groups: ["applicant", "staff", "admin"] });
  expect(code).toBe(403);
});
