import { expect, test } from "vitest";
import { paymentCsv } from "../../../functions/claims/payment-csv.ts";
import { ClaimId } from "../../../schemas/ids.ts";

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
