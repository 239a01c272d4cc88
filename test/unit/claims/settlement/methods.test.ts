import { expect, test } from "vitest";
import { SettleInput } from "../../../../schemas/planning/settle.ts";
import { apart, claim, line, receipt, settled, settleInput } from "../../../support/planning-settle.ts";

const quantities = {
  car: { by: "km", perKm: "0.255" },
  subsistence: { by: "day", perDay: "60.00", less: { breakfast: 15, lunch: 35, dinner: 35 } },
};
const covered = ["transport", "car", "subsistence"];
const none = { breakfast: 0, lunch: 0, dinner: 0 };
const counted = (kind: string, quantity: object) =>
  line({ id: kind, kind, amount: undefined, currency: undefined, quantity });
const byQuantity = (kind: string, quantity: object) =>
  settled({ policy: { quantities, covered }, claims: [claim({ lines: [counted(kind, quantity)] })] })
    .claims[0];

test.each([
  ["a kilometre is rounded once, half up", "car", { by: "km", km: 1 }, "0.26"],
  ["many kilometres are not rounded one by one", "car", { by: "km", km: 333 }, "84.92"],
  ["days with nothing provided", "subsistence", { by: "day", days: 2, provided: none }, "120.00"],
  [
    "a lunch and a breakfast provided",
    "subsistence",
    { by: "day", days: 2, provided: { ...none, breakfast: 1, lunch: 1 } },
    "90.00",
  ],
  [
    "meals provided take no more than there is",
    "subsistence",
    { by: "day", days: 1, provided: { breakfast: 9, lunch: 9, dinner: 9 } },
    "0.00",
  ],
])("paid by quantity: %s", (_what, kind, quantity, worth) => {
  expect(byQuantity(kind, quantity)).toMatchObject({ eligible: worth, reimbursed: worth });
});

test("a quantity of another sort, and an amount where a quantity is asked for, are worth nothing and say why", () => {
  const [one] = settled({
    policy: { quantities, covered },
    claims: [
      claim({
        lines: [
          counted("car", { by: "day", days: 1, provided: none }),
          line({ id: "lunch", kind: "subsistence" }),
          counted("transport", { by: "km", km: 9 }),
        ],
      }),
    ],
  }).claims;
  expect(one?.lines.map(({ id, eligible, findings }) => [id, eligible, findings[0]?.code])).toEqual([
    ["car", false, "quantityMissing"],
    ["lunch", false, "quantityMissing"],
    ["transport", false, "amountMissing"],
  ]);
});

test.each([
  [{ amount: "1.00", currency: "EUR", quantity: { by: "km", km: 1 } }],
  [{ amount: undefined, currency: undefined }],
  [{ amount: "1.00", currency: undefined }],
])("a line with both or neither of amount and quantity is refused: %j", (more) => {
  const input = { ...settleInput({}), claims: [claim({ lines: [line(more)] })] };
  expect(SettleInput.safeParse(input).success).toBe(false);
});

test.each([
  ["required", "error", "0.00"],
  ["expected", "warning", "100.00"],
  ["none", undefined, "100.00"],
])("evidence that is %s gives a %s", (evidence, severity, reimbursed) => {
  const [one] = settled({
    policy: { evidence: { transport: evidence } },
    claims: [claim({ lines: [line({ receipt: undefined })] })],
  }).claims;
  expect([one?.lines[0]?.findings[0]?.severity, one?.reimbursed]).toEqual([severity, reimbursed]);
});

const on = (id: string, date: string, more: object = {}) =>
  claim({
    id,
    exchange: { date, mode: "siteVisit", attended: true },
    submittedAt: `${date}T10:00:00Z`,
    lines: [line({ date })],
    ...more,
  });

test("the third trip is not covered where two are, a second claim for the same trip is", () => {
  const cap = { per: "participation", amount: "900.00", trips: 2 };
  const { claims } = settled({
    policy: { cap },
    claims: [
      on("a", "2024-03-14"),
      on("b", "2024-03-15", { representative: "bo" }),
      on("c", "2024-03-15"),
      on("d", "2024-03-16"),
      on("e", "2024-03-16", { participation: "konya" }),
    ],
  });
  expect(claims.map(({ id, reimbursed, findings }) => [id, reimbursed, findings[0]?.code])).toEqual([
    ["a", "100.00", undefined],
    ["b", "100.00", undefined],
    ["c", "100.00", undefined],
    ["d", "0.00", "tooManyTrips"],
    ["e", "100.00", undefined],
  ]);
});

test("what was paid before counts under the cap of its trip, the number of trips and its lump sum", () => {
  const trip = { claim: "old", date: "2024-03-14", flat: true };
  const paidBefore = [{ representative: "anna", participation: "umea", amount: "80.00", trip }];
  const same = on("new", "2024-03-14");
  expect(settled({ policy: { perTripCap: "120.00" }, paidBefore, claims: [same] }).claims[0]).toMatchObject({
    reimbursed: "40.00",
    notCovered: "60.00",
  });
  const cap = { per: "representative", amount: "900.00", trips: 1 };
  const third = settled({ policy: { cap }, paidBefore, claims: [on("new", "2024-03-15")] }).claims[0];
  expect(third?.findings[0]?.code).toBe("tooManyTrips");
  const lump = settled({ policy: { method: "lumpSum", lumpSum: "50.00" }, paidBefore, claims: [same] })
    .claims[0];
  expect([lump?.reimbursed, lump?.findings[0]]).toMatchObject([
    "0.00",
    { code: "tripClaimedBefore", params: { claim: "old" } },
  ]);
});

test("a line that an earlier claim was paid for is not paid again, by its receipt or by what it was", () => {
  const paid = line({ id: "old", receipt: receipt("a") });
  const acceptedBefore = [{ claim: "paid", representative: "anna", line: paid }];
  const again = [
    line({ id: "receipt", amount: "7.00", receipt: receipt("A") }),
    line({ id: "thing", amount: "100.0" }),
    line({ id: "other", amount: "101.00" }),
  ];
  const { lines } = settled({ acceptedBefore, claims: [claim({ lines: again })] }).claims[0] ?? { lines: [] };
  expect(lines.map(({ id, eligible, findings }) => [id, eligible, findings[0]?.params])).toEqual([
    ["other", true, undefined],
    ["receipt", false, { by: "sha256", claim: "paid", line: "old" }],
    ["thing", false, { by: "kindDateAmount", claim: "paid", line: "old" }],
  ]);
});

const calledOff = (more: object = {}) =>
  claim({
    exchange: {
      date: "2024-03-15",
      mode: "siteVisit",
      attended: false,
      cancelledOn: "2024-03-14",
      declared: true,
    },
    lines: [line({ id: "before" }), line({ id: "after", date: "2024-03-15" })],
    ...apart(500),
    ...more,
  });

test("costs for a visit that was called off are paid up to that day where the policy says so, and no flat amount", () => {
  const policy = { method: "unitCost", whenCancelled: "actualCosts" };
  const [one] = settled({ policy, claims: [calledOff()] }).claims;
  expect(one).toMatchObject({ reimbursed: "100.00", findings: [] });
  expect(one?.lines.map(({ id, findings }) => [id, findings[0]?.code])).toEqual([
    ["after", "afterCancellation"],
    ["before", undefined],
  ]);
  const [nothing] = settled({ claims: [calledOff()] }).claims;
  expect([nothing?.reimbursed, nothing?.findings[0]?.code]).toEqual(["0.00", "exchangeCancelled"]);
});
