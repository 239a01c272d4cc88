import { afterAll, beforeAll, expect, test } from "vitest";
import { Settlement } from "../../../schemas/claim.ts";
import {
  at,
  type ClaimsWorld,
  claimsWorld,
  finance,
  idOf,
  line,
  madeUp,
  travels,
} from "../../support/claims-world.ts";
import { startTable, type TestTable } from "../../support/dynoxide.ts";

let database: TestTable;
let world: ClaimsWorld;
beforeAll(async () => {
  database = await startTable();
  world = await claimsWorld(database, {
    quantities: { car: { by: "km", perKm: "0.25" } },
    covered: ["travel", "accommodation", "car"],
    evidence: { accommodation: "required", car: "none" },
    whenCancelled: "actualCosts",
    cap: { per: "representative", money: { amount: "900.00", currency: "EUR" }, trips: 2 },
  });
});
afterAll(() => database.stop());

const ecb = (date: string, currency: string, perEur: string) => ({ date, currency, perEur });
const importing = (rates: object[], provider = "ecb") =>
  world.ask("POST /rates", { as: finance("karin"), at, body: { provider, source: madeUp, rates } });
const outlookOf = (body: Record<string, unknown>) => Settlement.parse(body.outlook);
const codes = ({ lines, findings }: Settlement) => [
  ...lines.map(
    ({ id, eligible, findings: own }) => `${id} ${eligible} ${own.map(({ code }) => code).join()}`,
  ),
  ...findings.map(({ code }) => code),
];

test("published rates are taken in once, and never changed", async () => {
  const rates = [ecb("2023-10-10", "TRY", "29.3541"), ecb("2023-10-10", "SEK", "11.6445")];
  const answers = [
    await importing(rates),
    await importing([...rates, ecb("2023-10-09", "TRY", "29.2000")]),
    await importing([ecb("2023-10-10", "TRY", "29.3542")]),
    await importing([{ month: "2023-10", currency: "TRY", perEur: "29.0" }]),
    await importing([{ month: "2023-10", currency: "TRY", perEur: "29.0" }], "inforeuro"),
  ];
  expect(
    answers.map(({ status, body: { code, added, known } }) => [status, code ?? `${added} ${known}`]),
  ).toEqual([
    [200, "2 0"],
    [200, "1 2"],
    [409, "RateDiffers"],
    [422, "InputInvalid"],
    [200, "1 0"],
  ]);
});

test("what the rules make of a claim is seen before it is submitted, with the rate, and frozen when it is", async () => {
  const lines = [
    line("taxi", "2935.41", { currency: "TRY" }),
    line("late-taxi", "50.00", { currency: "TRY", date: "2023-10-11" }),
    line("hotel", "80.00", { kind: "accommodation", receiptSha256: undefined }),
    { id: "car", kind: "car", quantity: { by: "km", km: 402 }, date: "2023-10-10" },
  ];
  const opened = await world.open("eva", 0, lines);
  const preview = await world.act("preview", "eva", 0, { as: travels("eva") });
  for (const { body } of [opened, preview]) {
    expect(codes(outlookOf(body))).toEqual([
      "car true ",
      "hotel false missingReceipt",
      "late-taxi false noRate,receiptNotUploaded",
      "taxi true receiptNotUploaded",
    ]);
    expect(outlookOf(body)).toMatchObject({
      reimbursed: { amount: "200.50", currency: "EUR" },
      lines: [{}, {}, {}, { converted: { amount: "100.00" }, rate: "29.3541", rateOf: "2023-10-10" }],
    });
  }
  expect((await world.claim("eva", 0)).state).toBe("draft");
  expect((await world.submit("eva", 0)).status).toBe(200);
  await importing([ecb("2023-10-11", "TRY", "29.4000")]);
  const held = await world.claim("eva", 0);
  expect("settlement" in held && held.settlement.reimbursed.amount).toBe("200.50");
  expect((await world.act("preview", "eva", 0, { as: travels("eva") })).body.code).toBe("WrongState");
});

test("a receipt that somebody else was granted, also in a paid claim, is not paid again until it is free", async () => {
  await world.open("ida", 0, [line("shared", "40.00"), line("own", "9.00")]);
  await world.submit("ida", 0);
  const { body } = await world.open("olle", 0, [
    line("again", "41.00", { receiptSha256: line("shared", "").receiptSha256 }),
  ]);
  expect(outlookOf(body).lines[0]?.findings[0]).toEqual({
    code: "duplicateReceipt",
    severity: "error",
    pointer: "/receipt/sha256",
    params: { by: "sha256", claim: idOf("ida", 0), line: "shared" },
  });
  await world.act("reject", "ida", 0, { as: finance("karin"), body: { reason: "Not yours." } });
  const after = await world.act("preview", "olle", 0, { as: travels("olle") });
  expect(outlookOf(after.body).reimbursed.amount).toBe("41.00");
});

test("two claims for one receipt at the same instant: one is granted it", async () => {
  const receiptSha256 = "f".repeat(64);
  await world.open("ida", 1, [line("bus", "30.00", { receiptSha256 })]);
  await world.open("olle", 1, [line("coach", "31.00", { receiptSha256 })]);
  await Promise.all([world.submit("ida", 1), world.submit("olle", 1)]);
  const granted = await Promise.all(
    ["ida", "olle"].map(async (name) => {
      const held = await world.claim(name, 1);
      return "settlement" in held ? held.settlement.reimbursed.amount : held.state;
    }),
  );
  expect([
    ["30.00", "0.00"],
    ["0.00", "31.00"],
  ]).toContainEqual(granted);
});

test("an approver cuts lines; what was cut is free again, and what was settled stays as it was", async () => {
  await world.open("per", 0, [line("flight", "700.00"), line("tram", "300.00", { date: "2023-10-09" })]);
  await world.submit("per", 0);
  const cut = (of: string, to: string) => ({ line: of, to, why: "The day before." });
  const refusals = [
    await world.approve("per", 0, finance("karin"), [cut("boat", "0.00")]),
    await world.approve("per", 0, finance("karin"), [cut("tram", "300.00")]),
    await world.approve("per", 0, finance("karin"), [cut("tram", "1.00"), cut("tram", "0.00")]),
    await world.approve("per", 0, { ...finance("per"), groups: ["finance", "staff", "admin"] }),
  ];
  expect(refusals.map(({ status, body: { code } }) => [status, code])).toEqual([
    [422, "InputInvalid"],
    [422, "InputInvalid"],
    [422, "InputInvalid"],
    [403, "OwnInterest"],
  ]);
  const { status } = await world.approve("per", 0, finance("karin"), [cut("tram", "20.00")]);
  expect([status, await world.claim("per", 0)]).toMatchObject([
    200,
    {
      granted: { amount: "720.00" },
      settlement: { reimbursed: { amount: "900.00" } },
      cuts: [{ line: "tram" }],
    },
  ]);
  const { body } = await world.open("per", 1, [line("ferry", "500.00")]);
  expect(outlookOf(body)).toMatchObject({
    capLeftBefore: { amount: "180.00" },
    notCovered: { amount: "320.00" },
  });
});

test("the third trip is not covered, and costs of a visit that was called off are paid up to that day", async () => {
  await world.open("olle", 2, [line("boat", "10.00", { date: "2023-10-12" })]);
  await world.submit("olle", 2);
  await world.submit("olle", 0);
  const third = await world.open("olle", 3, [line("foot", "10.00", { date: "2023-10-13" })]);
  expect(codes(outlookOf(third.body))).toEqual(["foot false receiptNotUploaded", "tooManyTrips"]);

  const lines = [
    line("early", "55.00", { date: "2023-10-01" }),
    line("after", "5.00", { date: "2023-10-13" }),
  ];
  const { body: undeclared } = await world.open("ida", 4, lines);
  expect(codes(outlookOf(undeclared)).at(-1)).toBe("declarationMissing");
  expect(outlookOf(undeclared).eligible.amount).toBe("0.00");
  const declaration = { signedBy: "Ida Ek", signedOn: "2023-10-18" };
  const { status, body } = await world.edit("ida", 4, lines, { declaration });
  expect([status, ...codes(outlookOf(body))]).toEqual([
    200,
    "after false afterCancellation,receiptNotUploaded",
    "early true receiptNotUploaded",
  ]);
});
