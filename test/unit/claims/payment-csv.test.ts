import fc from "fast-check";
import { expect, test } from "vitest";
import { csvCell, paymentCsv } from "../../../functions/claims/payment-csv.ts";
import { ClaimId } from "../../../schemas/ids.ts";

const seed = 11;

test.each([
  ["=1+1", "'=1+1"],
  ["+46 70", "'+46 70"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
  ["Ek, Eva", '"Ek, Eva"'],
  ['Eva "Ebba" Ek', '"Eva ""Ebba"" Ek"'],
  ["two\nlines", '"two\nlines"'],
  ["Åsa Öberg", "Åsa Öberg"],
  ["", ""],
])("the cell %j is written as %j", (value, cell) => {
  expect(csvCell(value)).toBe(cell);
});

test("no cell starts a formula, and each is read back as it was", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("=", "+", "-", "@", '"', ",", "\n", "\r", "a", " ") }),
      (value) => {
        const cell = csvCell(value);
        const read = /^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(read).not.toMatch(/^[=+\-@]/);
        expect(read.replace(/^'/, "")).toBe(value);
      },
    ),
    { seed },
  );
});

const payments = ["b", "a"].map((id) => ({
  claimId: ClaimId.parse(`claim_${id}`),
  endToEndId: `UTL${id}`,
  money: { amount: "12.50", currency: "EUR" },
  payee: { holder: "Eva Ek", iban: "SE45 5000 0000 0583 9825 7466" },
}));

test("a payment file has the batch's order and these bytes", () => {
  const bytes = [
    "endToEndId,amount,currency,holder,iban,remittance",
    "UTLb,12.50,EUR,Eva Ek,SE4550000000058398257466,Travel costs UTLb",
    "UTLa,12.50,EUR,Eva Ek,SE4550000000058398257466,Travel costs UTLa",
    "",
  ].join("\r\n");
  expect(paymentCsv({ payments })).toBe(bytes);
});
