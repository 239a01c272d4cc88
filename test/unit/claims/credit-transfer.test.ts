import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { expect, test } from "vitest";
import { bankText, creditTransfer, schemeOf } from "../../../functions/claims/credit-transfer.ts";
import { Batch } from "../../../schemas/payment.ts";
import { publishedSchema } from "../../support/published-schema.ts";

const payment = (n: number, amount: string) => ({
  claimId: `claim_${n}`,
  endToEndId: `UTL${n}`,
  money: { amount, currency: "EUR" },
  payee: { accountId: "account_kalmar", version: n },
});

function released(change: object = {}) {
  const batch = Batch.parse({
    id: "batch_0123456789abcdefghijklmno",
    callId: "call_small-call",
    createdBy: "person_lars",
    involved: ["person_lars"],
    createdAt: "2023-12-22T08:00:00.000Z",
    scheme: "sepa",
    payer: { accountId: "account_office", version: 1 },
    payments: [payment(1, "0.10"), payment(2, "900.00"), payment(3, "0.20")],
    contentHash: "a".repeat(64),
    state: "released",
    releasedBy: "person_maja",
    releasedAt: "2023-12-23T08:00:00.000Z",
    ...change,
  });
  if (batch.state !== "released") throw new Error(batch.state);
  const iban = "SE4550000000058398257466";
  const payees = [
    { holder: "Łódź–Żółć <Åse> Ødegård & Çağlar", iban },
    { holder: "Δήμος Αθηναίων", iban, bic: "ABNANL2A" },
    { holder: "//", iban },
  ];
  const opened = (each: (typeof batch.payments)[number], i: number) => ({
    ...each,
    payee: payees[i] ?? { holder: "Nobody", iban },
  });
  const payer = { holder: "Näringslivets & stadens kassa", iban: "DE75512108001245126199" };
  return { ...batch, payer, payments: batch.payments.map(opened) };
}

// Where there is nobody to ask for it, a person may go on without; continuous integration may not.
const schema = publishedSchema("pain.001.001.09.xsd");
const faultsIn = (xml: string): string => {
  const validator = XsdValidator.fromDoc(XmlDocument.fromString(schema ?? ""));
  try {
    validator.validate(XmlDocument.fromString(xml));
    return "";
  } catch (error) {
    return String(error);
  }
};

test.skipIf(schema === undefined && process.env.CI === undefined)(
  "the order is valid against the published schema, and a broken twin is not",
  () => {
    const xml = creditTransfer(released());
    expect(faultsIn(xml)).toBe("");
    expect(faultsIn(xml.replace("<PmtMtd>TRF</PmtMtd>", ""))).toContain("PmtMtd");
    expect(faultsIn(xml.replaceAll("UTL1<", `${"U".repeat(36)}<`))).toContain("EndToEndId");
  },
);

test("the order has its sum, its next banking day, plain names, and the same bytes each time", () => {
  const xml = creditTransfer(released());
  expect(creditTransfer(released())).toBe(xml);
  expect(xml.match(/<CtrlSum>900.30<\/CtrlSum>/g)).toHaveLength(2);
  // The day of release is a Saturday, and after it come Sunday and two days of Christmas.
  expect(xml).toContain("<Dt>2023-12-27</Dt>");
  expect([...xml.matchAll(/<Cdtr>\s*<Nm>(.*?)<\/Nm>/g)].map(([, name]) => name)).toEqual([
    "Lodz-Zolc Ase Odegard Caglar",
    "Dimos Athinaion",
    "NOTPROVIDED",
  ]);
  expect(xml).not.toMatch(/PstlAdr|AdrLine|&/);
  expect(xml.includes("claim_")).toBe(false);
});

test.each([
  ["a long name is cut", "x".repeat(80), "x".repeat(70)],
  ["what only separates is not where a text begins or ends", "/ a // b /", "a / b"],
  ["nothing left", "!!!", "NOTPROVIDED"],
])("bank text: %s", (_what, text, plain) => {
  expect(bankText(text, 70)).toBe(plain);
});

test.each([
  ["euros to a SEPA account", "DE75512108001245126199", "EUR", "sepa"],
  ["euros to Turkey", "TR330006100519786457841326", "EUR", "list"],
  ["euros to Ukraine", "UA213223130000026007233566001", "EUR", "list"],
  ["kronor", "SE4550000000058398257466", "SEK", "list"],
])("%s", (_what, iban, currency, scheme) => {
  expect(schemeOf({}, iban.slice(0, 2), { amount: "1.00", currency })).toBe(scheme);
  expect(schemeOf(undefined, iban.slice(0, 2), { amount: "1.00", currency })).toBe("list");
});
